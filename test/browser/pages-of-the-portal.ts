import { contracts } from '#contracts';
import type { Page } from 'playwright-core';
import { caseOf, comeBack, draftOf, linkBack, partOf } from './open-applications.js';
import type { PortalUnderTest } from './portal-under-test.js';

/** A page that is checked, weighed, measured and pictured. */
export interface PortalPage {
  /** Also the name of its picture. */
  name: string;
  /** Brings a visitor who was never here to it. The language is the one that the visitor's browser asks for. */
  reach(page: Page, portal: PortalUnderTest): Promise<unknown>;
}

type Reach = PortalPage['reach'];

/** Topics without a page in the application: what is signed when it is checked, and what SIRI is the first to know. */
const ON_NO_PAGE: readonly string[] = ['declarations', 'permit'];
/** Every page of the application; on the first are the questions that decide about the others. */
export const topics: readonly string[] = [
  'start',
  ...new Set(contracts.paths.filter(({ derived }) => !derived).map((path) => path.topic)),
].filter((topic) => !ON_NO_PAGE.includes(topic));

const at =
  (address: string): Reach =>
  (page, portal) =>
    page.goto(portal.url(address));

/** With the draft of an example resident open, half of it answered, and a spouse and a child in it. */
const inDraft =
  (address: string, persona?: string): Reach =>
  async (page, portal) => {
    await comeBack(page, portal, await draftOf(portal, persona));
    await page.goto(portal.url(address));
  };

/** With the case of an example resident open, handed in and on its way. */
const inCase =
  (address: string, persona?: string): Reach =>
  async (page, portal) => {
    await comeBack(page, portal, await caseOf(portal, persona));
    await page.goto(portal.url(address));
  };

/** Who works is not asked about their studies. */
const onTopic = (topic: string): Reach =>
  inDraft(`/application/topics/${topic}`, topic === 'study' ? 'third-country-student-no-job' : undefined);

/** Every page of the portal, in the order in which a resident meets them. */
export const pagesOfThePortal: readonly PortalPage[] = [
  { name: 'start', reach: at('/') },
  { name: 'plan', reach: showPlan },
  { name: 'code', reach: begin },
  { name: 'tasks', reach: inDraft('/application') },
  ...topics.map((topic) => ({ name: `topic-${topic}`, reach: onTopic(topic) })),
  { name: 'topic-with-errors', reach: sendEmpty },
  { name: 'household', reach: inDraft('/application/household') },
  { name: 'invitations', reach: inDraft('/invitations') },
  { name: 'part-door', reach: byMail },
  { name: 'part', reach: partOpened },
  { name: 'part-thanks', reach: partSent },
  { name: 'part-gone', reach: at('/part/thanks') },
  { name: 'check', reach: inDraft('/application/check') },
  { name: 'leave', reach: inDraft('/leave') },
  { name: 'left', reach: leave },
  { name: 'erase', reach: inDraft('/erase') },
  { name: 'erase-confirm', reach: askToErase },
  { name: 'erased', reach: erase },
  { name: 'case-erase', reach: inCase('/erase') },
  { name: 'case-restriction', reach: inCase('/restriction') },
  { name: 'receipt', reach: inCase('/receipt') },
  { name: 'case', reach: inCase('/case') },
  { name: 'case-questions', reach: inCase('/case/questions') },
  { name: 'case-correct', reach: inCase('/case/correct/contact.phone') },
  { name: 'case-correct-list', reach: inCase('/case/correct') },
  { name: 'case-join', reach: inCase('/case/join') },
  { name: 'case-move', reach: inCase('/case/move') },
  { name: 'case-move-check', reach: checkMove },
  { name: 'case-withdraw', reach: inCase('/case/withdraw') },
  { name: 'case-withdraw-confirm', reach: withdrawAll },
  { name: 'data', reach: inCase('/data') },
  { name: 'data-protected', reach: inCase('/data', 'returning-dane-protected-address') },
  { name: 'data-ask', reach: inCase('/data/ask/contact.phone') },
  { name: 'continue', reach: at('/continue') },
  { name: 'lost-code', reach: at('/lost-code') },
  { name: 'lost-code-sent', reach: at('/lost-code/sent') },
  { name: 'return', reach: byLink },
  { name: 'return-gone', reach: at('/return/a-link-that-nobody-was-sent') },
  { name: 'overlap', reach: at('/overlap') },
  { name: 'statistics', reach: at('/statistics') },
  { name: 'privacy', reach: at('/privacy') },
  { name: 'accessibility', reach: at('/accessibility') },
  { name: 'licences', reach: at('/licences') },
  { name: 'useful-thanks', reach: at('/useful/thanks') },
  { name: 'no-visit', reach: at('/application') },
  { name: 'not-found', reach: at('/no-such-page') },
];

/** The employer's first sight of what it is asked. */
async function byMail(page: Page, portal: PortalUnderTest): Promise<void> {
  await page.goto(portal.url(await partOf(portal)));
}

async function partOpened(page: Page, portal: PortalUnderTest): Promise<void> {
  await byMail(page, portal);
  await page.locator('main form').first().getByRole('button').first().click();
}

async function partSent(page: Page, portal: PortalUnderTest): Promise<void> {
  await partOpened(page, portal);
  await page.fill('[name="employment.jobTitle"]', 'Bygningskonstruktør');
  await page.locator('form#form .actions button').first().click();
}

/** A link is good for one browser's way back, so the page is only looked at. */
async function byLink(page: Page, portal: PortalUnderTest): Promise<void> {
  await page.goto(portal.url(await linkBack(portal)));
}

async function leave(page: Page, portal: PortalUnderTest): Promise<void> {
  await page.goto(portal.url('/'));
  await page.click('button[formaction="/begin"]');
  await page.goto(portal.url('/leave'));
  await page.locator('main form:not(.useful) .actions button.button-primary').click();
}

async function checkMove(page: Page, portal: PortalUnderTest): Promise<void> {
  await inCase('/case/move')(page, portal);
  for (const [part, text] of Object.entries({ day: '1', month: '2', year: '2027' }))
    await page.fill(`[name="stay.moveInDate.${part}"]`, text);
  await page.fill('[name="address.street"]', 'Nordre Ringgade');
  await page.fill('[name="address.houseNumber"]', '1');
  await page.fill('[name="address.postalCode"]', '8000');
  await page.selectOption('[name="address.municipalityCode"]', '0751');
  await page.click('form#form .actions button[name="see"]');
}

async function askToErase(page: Page, portal: PortalUnderTest): Promise<void> {
  await inDraft('/erase')(page, portal);
  await page.click('form#form button.button-primary');
}

/** A draft of its own, which is gone afterwards. */
async function erase(page: Page, portal: PortalUnderTest): Promise<void> {
  await begin(page, portal);
  await page.goto(portal.url('/erase'));
  await page.click('form#form button.button-primary');
  await page.click('form#form button.button-primary');
}

async function withdrawAll(page: Page, portal: PortalUnderTest): Promise<void> {
  await inCase('/case/withdraw')(page, portal);
  await page.locator('main [name="agency"]').last().check();
  await page.locator('main form button.button-primary').first().click();
}

async function showPlan(page: Page, portal: PortalUnderTest): Promise<void> {
  await page.goto(portal.url('/'));
  await page.selectOption('[name="identity.citizenship"]', 'ES');
  for (const [part, text] of Object.entries({ day: '1', month: '12', year: '2026' }))
    await page.fill(`[name="stay.entryDate.${part}"]`, text);
  await page.check('[name="stay.intendedEnd.open"]');
  for (const choice of [
    '[name="stay.ground"][value="work"]',
    '[name="job"][value="yes"]',
    '[name="with"][value="family"]',
  ])
    await page.check(choice);
  await page.click('form#first-form .actions .button-secondary');
}

async function begin(page: Page, portal: PortalUnderTest): Promise<void> {
  await page.goto(portal.url('/'));
  await page.click('button[formaction="/begin"]');
}

async function sendEmpty(page: Page, portal: PortalUnderTest): Promise<void> {
  await inDraft('/application/topics/health')(page, portal);
  await page.click('form#form .actions button[name="continue"]');
}

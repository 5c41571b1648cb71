import type { Cookie, Page } from 'playwright-core';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
import { linkIn, mailTo } from '../journey/portal-mails.js';
import { withoutDocuments } from './form-filler.js';
import type { PortalUnderTest } from './portal-under-test.js';

/** A page that is checked, weighed, measured and pictured. */
export interface PortalPage {
  /** Also the name of its picture. */
  name: string;
  /** Brings a visitor who was never here to it. The language is the one that the visitor's browser asks for. */
  reach(page: Page, portal: PortalUnderTest): Promise<unknown>;
}

type Reach = PortalPage['reach'];

const EMPLOYER = 'hr@employer.example';
/** All that the draft is asked, in the order of the form. */
const TOPICS = [
  'start',
  'employment',
  'identity',
  'travelDocument',
  'identifiers',
  'contact',
  'origin',
  'stay',
  'address',
  'family',
  'health',
  'tax',
];

const at =
  (address: string): Reach =>
  (page, portal) =>
    page.goto(portal.url(address));

/** With the draft of an example resident open, half of it answered, and a spouse and a child in it. */
const inDraft =
  (address: string): Reach =>
  async (page, portal) => {
    await comeBack(page, portal, await opened(portal, 'draft'));
    await page.goto(portal.url(address));
  };

/** With the case of an example resident open, handed in and on its way. */
const inCase =
  (address: string): Reach =>
  async (page, portal) => {
    await comeBack(page, portal, await opened(portal, 'case'));
    await page.goto(portal.url(address));
  };

/** Every page of the portal, in the order in which a resident meets them. */
export const pagesOfThePortal: readonly PortalPage[] = [
  { name: 'start', reach: at('/') },
  { name: 'plan', reach: showPlan },
  { name: 'code', reach: begin },
  { name: 'tasks', reach: inDraft('/application') },
  ...TOPICS.map((topic) => ({ name: `topic-${topic}`, reach: inDraft(`/application/topics/${topic}`) })),
  { name: 'topic-with-errors', reach: sendEmpty },
  { name: 'household', reach: inDraft('/application/household') },
  { name: 'invitations', reach: inDraft('/invitations') },
  { name: 'part-door', reach: byMail },
  { name: 'part', reach: partOpened },
  { name: 'part-gone', reach: at('/part/thanks') },
  { name: 'check', reach: inDraft('/application/check') },
  { name: 'leave', reach: inDraft('/leave') },
  { name: 'receipt', reach: inCase('/receipt') },
  { name: 'case', reach: inCase('/case') },
  { name: 'case-questions', reach: inCase('/case/questions') },
  { name: 'case-correct', reach: inCase('/case/correct/contact.phone') },
  { name: 'case-correct-list', reach: inCase('/case/correct') },
  { name: 'case-withdraw', reach: inCase('/case/withdraw') },
  { name: 'case-withdraw-confirm', reach: withdrawAll },
  { name: 'data', reach: inCase('/data') },
  { name: 'data-ask', reach: inCase('/data/ask/contact.phone') },
  { name: 'continue', reach: at('/continue') },
  { name: 'lost-code', reach: at('/lost-code') },
  { name: 'lost-code-sent', reach: at('/lost-code/sent') },
  { name: 'return', reach: at('/return/a-link-that-nobody-was-sent') },
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
  const link = await invited(portal);
  await page.goto(portal.url(link));
}

async function partOpened(page: Page, portal: PortalUnderTest): Promise<void> {
  await byMail(page, portal);
  await page.locator('main form').first().getByRole('button').first().click();
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

interface Access {
  reference: string;
  accessCode: string;
}

interface Opened extends Access {
  applicationId: string;
  accessToken: string;
}

const known = new WeakMap<PortalUnderTest, Partial<Record<'draft' | 'case', Access>>>();

/** One of each for a portal, however many pages are looked at. */
async function opened(portal: PortalUnderTest, kind: 'draft' | 'case'): Promise<Access> {
  const mine = known.get(portal) ?? {};
  known.set(portal, mine);
  return (mine[kind] ??= await (kind === 'draft' ? openDraft(portal) : handIn(portal)));
}

const invitations = new WeakMap<PortalUnderTest, Promise<string>>();

/** Where an employer is led by the mail that it is sent; of a draft of its own, so that no other page shows it. */
function invited(portal: PortalUnderTest): Promise<string> {
  const link = invitations.get(portal) ?? invite(portal);
  invitations.set(portal, link);
  return link;
}

async function invite(portal: PortalUnderTest): Promise<string> {
  const { accessToken } = await openDraft(portal);
  const answer = await fetch(portal.url('/invitations'), {
    method: 'POST',
    headers: {
      cookie: `ankomst_visit=${accessToken}; ankomst_present=1`,
      origin: new URL(portal.url('/')).origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ role: 'employer', email: EMPLOYER }),
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`Nobody was invited: ${answer.status}`);
  return linkIn(await mailTo(portal.dataDir, EMPLOYER, /\/part\//), 'part');
}

async function openDraft(portal: PortalUnderTest): Promise<Opened> {
  const [persona] = readPersonas(todayInDenmark(new Date()), ['eu-worker-single']);
  const { identity, stay, contact } = withoutDocuments(persona!.answers);
  return open(portal, {
    answers: { identity, stay, contact },
    persons: [
      { personId: 'spouse', relation: 'spouse' },
      { personId: 'child-1', relation: 'child' },
    ],
  });
}

async function handIn(portal: PortalUnderTest): Promise<Access> {
  const [persona] = readPersonas(todayInDenmark(new Date()), ['eu-worker-single']);
  const access = await open(portal, { answers: withoutDocuments(persona!.answers) });
  const answer = await fetch(portal.url(`/api/v1/applications/${access.applicationId}/submission`), {
    method: 'POST',
    headers: { authorization: `Bearer ${access.accessToken}`, 'idempotency-key': access.applicationId },
  });
  if (answer.status !== 201) throw new Error(`The application was not handed in: ${await answer.text()}`);
  return access;
}

async function open(portal: PortalUnderTest, body: object): Promise<Opened> {
  const answer = await fetch(portal.url('/api/v1/applications'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'web', ...body }),
  });
  if (answer.status !== 201) throw new Error(`No application was opened: ${await answer.text()}`);
  return (await answer.json()) as Opened;
}

/** The language is the visitor's own; all else a browser keeps of an open application. */
const LANGUAGE = 'ankomst_language';
const cookies = new WeakMap<Access, Cookie[]>();

/** By reference and code once, later as a browser that has the application open. */
async function comeBack(page: Page, portal: PortalUnderTest, access: Access): Promise<void> {
  const kept = cookies.get(access);
  if (kept) return page.context().addCookies(kept);
  await page.goto(portal.url('/continue'));
  await page.fill('[name="reference"]', access.reference);
  await page.fill('[name="code"]', access.accessCode);
  await page.click('main form .actions button');
  const all = await page.context().cookies();
  cookies.set(
    access,
    all.filter(({ name }) => name !== LANGUAGE),
  );
}

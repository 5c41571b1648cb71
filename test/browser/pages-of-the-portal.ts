import type { Cookie, Page } from 'playwright-core';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
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
  ...['start', 'employment', 'identity', 'travelDocument', 'contact', 'stay', 'address', 'family', 'tax'].map(
    (topic) => ({
      name: `topic-${topic}`,
      reach: inDraft(`/application/topics/${topic}`),
    }),
  ),
  { name: 'topic-with-errors', reach: sendEmpty },
  { name: 'household', reach: inDraft('/application/household') },
  { name: 'invitations', reach: inDraft('/invitations') },
  { name: 'check', reach: inDraft('/application/check') },
  { name: 'leave', reach: inDraft('/leave') },
  { name: 'receipt', reach: inCase('/receipt') },
  { name: 'case', reach: inCase('/case') },
  { name: 'case-questions', reach: inCase('/case/questions') },
  { name: 'case-correct', reach: inCase('/case/correct/contact.phone') },
  { name: 'case-withdraw', reach: inCase('/case/withdraw') },
  { name: 'data', reach: inCase('/data') },
  { name: 'data-ask', reach: inCase('/data/ask/contact.phone') },
  { name: 'continue', reach: at('/continue') },
  { name: 'lost-code', reach: at('/lost-code') },
  { name: 'overlap', reach: at('/overlap') },
  { name: 'statistics', reach: at('/statistics') },
  { name: 'privacy', reach: at('/privacy') },
  { name: 'accessibility', reach: at('/accessibility') },
  { name: 'licences', reach: at('/licences') },
  { name: 'not-found', reach: at('/no-such-page') },
];

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

const known = new WeakMap<PortalUnderTest, Partial<Record<'draft' | 'case', Access>>>();

/** One of each for a portal, however many pages are looked at. */
async function opened(portal: PortalUnderTest, kind: 'draft' | 'case'): Promise<Access> {
  const mine = known.get(portal) ?? {};
  known.set(portal, mine);
  return (mine[kind] ??= await (kind === 'draft' ? openDraft(portal) : handIn(portal)));
}

async function openDraft(portal: PortalUnderTest): Promise<Access> {
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

async function open(
  portal: PortalUnderTest,
  body: object,
): Promise<Access & { applicationId: string; accessToken: string }> {
  const answer = await fetch(portal.url('/api/v1/applications'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'web', ...body }),
  });
  if (answer.status !== 201) throw new Error(`No application was opened: ${await answer.text()}`);
  return (await answer.json()) as Access & { applicationId: string; accessToken: string };
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

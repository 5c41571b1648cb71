import type { Json } from '#contracts';
import type { Cookie, Page } from 'playwright-core';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
import { linkIn, mailTo } from '../journey/portal-mails.js';
import { withoutDocuments } from './form-filler.js';
import type { PortalUnderTest } from './portal-under-test.js';

const RESIDENT = 'resident@resident.example';
const EMPLOYER = 'hr@employer.example';
const OUR_PERSONA = 'eu-worker-single';

/** What a resident comes back with. */
export interface Access {
  reference: string;
  accessCode: string;
}

interface Opened extends Access {
  applicationId: string;
  accessToken: string;
}

/** Whatever is made is made once for a portal, however many pages are looked at. */
function once<T>(make: (portal: PortalUnderTest, persona: string) => Promise<T>) {
  const made = new WeakMap<PortalUnderTest, Map<string, Promise<T>>>();
  return (portal: PortalUnderTest, persona = OUR_PERSONA): Promise<T> => {
    const ofPortal = made.get(portal) ?? new Map<string, Promise<T>>();
    made.set(portal, ofPortal);
    const one = ofPortal.get(persona) ?? make(portal, persona);
    ofPortal.set(persona, one);
    return one;
  };
}

/** A draft, half of it answered, with a spouse and a child in it. */
export const draftOf = once<Access>(openDraft);

/** A case that was handed in and is on its way. */
export const caseOf = once<Access>(handIn);

/** Where an employer is led by the mail that it is sent; of a draft of its own, so that no other page shows it. */
export const partOf = once(async (portal, persona) => {
  const { accessToken } = await openDraft(portal, persona);
  await post(portal.url(''), '/invitations', { role: 'employer', email: EMPLOYER }, accessToken);
  return linkIn(await mailTo(portal.dataDir, EMPLOYER, /\/part\//), 'part');
});

/** Where a resident is led who has asked for a way back without the code. */
export const linkBack = once(async (portal, persona) => {
  const { reference } = await openDraft(portal, persona, RESIDENT);
  await post(portal.url(''), '/lost-code', { reference, email: RESIDENT });
  return linkIn(await mailTo(portal.dataDir, RESIDENT, /\/return\//), 'return');
});

async function openDraft(portal: PortalUnderTest, name: string, email?: string): Promise<Opened> {
  const [persona] = readPersonas(todayInDenmark(await portal.now()), [name]);
  const { identity, stay: whole, contact } = withoutDocuments(persona!.answers);
  const { ownFunds: _needsDocument, ...stay } = whole as Record<string, Json>;
  return open(portal, {
    answers: { identity, stay, contact: email === undefined ? contact : { ...(contact as object), email } },
    persons: [
      { personId: 'spouse', relation: 'spouse' },
      { personId: 'child-1', relation: 'child' },
    ],
  });
}

async function handIn(portal: PortalUnderTest, name: string): Promise<Access> {
  const [persona] = readPersonas(todayInDenmark(await portal.now()), [name]);
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

/** Sends a page's form as a browser does, where the application is open to which the token belongs. */
export async function post(url: string, address: string, form: Record<string, string>, token = ''): Promise<void> {
  const answer = await fetch(url + address, {
    method: 'POST',
    headers: {
      cookie: `ankomst_visit=${token}; ankomst_present=1`,
      origin: new URL(url).origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`${address} did not take it: ${answer.status}`);
}

/** The language is the visitor's own; all else a browser keeps of an open application. */
const LANGUAGE = 'ankomst_language';
const cookies = new WeakMap<Access, Cookie[]>();

/** By reference and code once, later as a browser that has the application open. */
export async function comeBack(page: Page, portal: PortalUnderTest, access: Access): Promise<void> {
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

import type { Json } from '../../apps/hub/demo/json.js';
import { eventually } from '../support/eventually.js';
import { personalValues } from './hub-leaks.js';
import { HubStage, persona, type Visitor as Resident } from './hub-stage.js';
import { linkIn, mailsIn, mailTo } from './portal-mails.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(120_000);

let stage: HubStage;
beforeAll(async () => {
  stage = await HubStage.open();
});
afterAll(() => stage.close());

const EMPLOYER = 'hr@employer.example';

async function ofResident(resident: Resident): Promise<Visitor> {
  const browser = new Visitor(stage.hub.url());
  const { reference, accessCode } = resident.draft;
  expect((await browser.post('/continue', { reference, code: accessCode })).status).toBe(303);
  return browser;
}

const invite = (browser: Visitor, email = EMPLOYER) => browser.post('/invitations', { role: 'employer', email });

async function eventuallyShown(browser: Visitor, address: string, text: string): Promise<string> {
  let html = '';
  await eventually(async () => {
    ({ html } = await browser.get(address));
    expect(html).toContain(text);
  });
  return html;
}

async function employerOf(address = EMPLOYER): Promise<{ link: string; browser: Visitor }> {
  const link = linkIn(await mailTo(stage.hub.dataDir, address, /See the questions/), 'part');
  return { link, browser: new Visitor(stage.hub.url()) };
}

const personalAnswers = (): string[] => personalValues(persona('eu-worker-single').answers);

/** Facts that name files of the demo are left out. */
function withoutDocuments(answers: Record<string, { [fact: string]: Json }>): object {
  const facts = (topic: object): object =>
    Object.fromEntries(Object.entries(topic).filter(([, value]) => !JSON.stringify(value).includes('"$document"')));
  return Object.fromEntries(Object.entries(answers).map(([topic, value]) => [topic, facts(value)]));
}

describe('an employer that is asked', () => {
  let resident: Resident;
  let own: Visitor;

  test('is named its questions to the resident first, and gets a mail that names nobody', async () => {
    resident = await stage.arrive(persona('eu-worker-single'));
    own = await ofResident(resident);
    const { html } = await own.get('/invitations');
    expect(html).toContain('Job title');
    expect(html).not.toContain('School or university');
    expect(await invite(own)).toMatchObject({ status: 303, location: '/invitations' });
    expect((await own.get('/invitations')).html).toContain('not answered');
    const mail = await mailTo(stage.hub.dataDir, EMPLOYER, /See the questions/);
    for (const value of [...personalAnswers(), 'AK-'])
      expect([value, mail.text.includes(value)]).toEqual([value, false]);
  });

  test('sees whom it is about and its own questions only after its button, and none of the answers', async () => {
    const { link, browser } = await employerOf();
    expect(link).not.toBe('');
    const name = 'Lucía Fernández Ortega';
    const door = await browser.get(link);
    expect([door.status, door.html.includes(name)]).toEqual([200, false]);
    expect(await browser.post(link)).toMatchObject({ status: 303, location: '/part' });
    const html = (await browser.get('/part')).html.replace(/<span class="form-hint".*?<\/span>/g, '');
    expect(html).toContain(name);
    expect(html).toContain('name="employment.jobTitle"');
    expect(html).not.toMatch(/name="(?:identity|contact|address|family|tax)\./);
    for (const value of personalAnswers().filter((one) => !name.includes(one)))
      expect([value, html.includes(value)]).toEqual([value, false]);
    for (const page of ['/application', '/case', '/data', '/receipt'])
      expect((await browser.get(page)).status).toBeGreaterThanOrEqual(400);
  });

  test('is believed before the resident where the schemas rank it so', async () => {
    const before = (await stage.facts(resident))['employment.jobTitle'];
    expect(before?.source).toBe('resident');
    const { link, browser } = await employerOf();
    await browser.post(link);
    const said = { 'employment.jobTitle': 'Principal engineer' };
    expect(await browser.post('/part', said)).toMatchObject({ status: 303, location: '/part/thanks' });
    await eventually(async () =>
      expect((await stage.facts(resident))['employment.jobTitle']).toMatchObject({
        value: 'Principal engineer',
        source: 'employer',
        assurance: 'selfDeclared',
        alternatives: [expect.objectContaining({ source: 'resident', value: before?.value })],
      }),
    );
    const page = await eventuallyShown(own, '/case', 'Your employer answered.');
    expect(page).not.toContain('You changed an answer');
    expect((await own.get('/data')).html).toContain('your employer says');
    expect((await browser.get('/part')).html).toContain('value="Principal engineer"');
    expect((await own.get('/invitations')).html).toContain('Answered on');
  });

  test('says nothing of what is not its own', async () => {
    const { link, browser } = await employerOf();
    await browser.post(link);
    await browser.post('/part', { 'employment.jobTitle': 'Principal engineer', 'identity.familyName': 'Somebody' });
    expect((await stage.facts(resident))['identity.familyName']).toMatchObject({ source: 'resident' });
  });

  test('gets no further once it is withdrawn, and what it said stays said', async () => {
    const { link, browser } = await employerOf();
    await browser.post(link);
    const invitation = /name="invitation" value="([^"]+)"/.exec((await own.get('/invitations')).html)![1]!;
    await own.post('/invitations/change', { invitation, do: 'withdraw' });
    for (const page of [await browser.get('/part'), await browser.get(link), await browser.post(link)])
      expect(page.html).toContain('does not work any longer');
    expect((await stage.facts(resident))['employment.jobTitle']).toMatchObject({ source: 'employer' });
  });
});

test('what an employer says of a draft is told with it, and is not asked of the resident again', async () => {
  const { employment, ...others } = persona('eu-worker-single').answers as Record<string, { [fact: string]: Json }>;
  const { jobTitle: _, ...rest } = employment!;
  const answers = withoutDocuments({ ...others, employment: rest });
  const { body: draft } = await stage.call<Resident['draft']>('POST', '/applications', { channel: 'web', answers });
  const own = new Visitor(stage.hub.url());
  await own.post('/continue', { reference: draft.reference, code: draft.accessCode });
  const asksForTitle = async (): Promise<boolean> => {
    const pages = await Promise.all([1, 2, 3].map((page) => own.get(`/application/topics/employment?page=${page}`)));
    return pages.some(({ html }) => html.includes('name="employment.jobTitle"'));
  };
  expect(await asksForTitle()).toBe(true);
  await invite(own, 'early@employer.example');
  expect((await own.get('/application')).html).toContain('With your employer');
  const { link, browser } = await employerOf('early@employer.example');
  await browser.post(link);
  await browser.post('/part', { 'employment.jobTitle': 'Engineer of bridges' });
  expect(await asksForTitle()).toBe(false);
  const { applicationId, accessToken: token } = draft;
  const headers = { 'idempotency-key': applicationId };
  const path = `/applications/${applicationId}/submission`;
  const { body: submitted } = await stage.call<{ caseId: string }>('POST', path, undefined, { token, headers });
  await eventually(async () =>
    expect((await stage.facts({ caseId: submitted.caseId, token }))['employment.jobTitle']).toMatchObject({
      value: 'Engineer of bridges',
      source: 'employer',
    }),
  );
});

test('strangers invite nobody in the name of somebody else', async () => {
  const nobody = new Visitor(stage.hub.url());
  expect((await invite(nobody, 'x@example.org')).status).toBe(401);
  const other = await ofResident(await stage.arrive(persona('eu-worker-single')));
  await invite(other, 'other@employer.example');
  const invitation = /name="invitation" value="([^"]+)"/.exec((await other.get('/invitations')).html)![1]!;
  const third = await ofResident(await stage.arrive(persona('eu-worker-single')));
  expect((await third.post('/invitations/change', { invitation, do: 'withdraw' })).status).toBe(404);
  expect((await third.get('/invitations')).html).not.toContain('other@employer.example');
  expect(mailsIn(stage.hub.dataDir).filter(({ to }) => to === 'x@example.org')).toEqual([]);
});

import { linkIn, mailsIn, mailTo } from './portal-mails.js';
import { PortalStage, type Opened } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
let people = 0;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());
beforeEach(() => stage.clock.advance(16 * 60));

const BORN = { 'birthDate.day': '14', 'birthDate.month': '3', 'birthDate.year': '1991' };
const OTHER_DAY = { ...BORN, 'birthDate.day': '15' };

async function draftOf(address = `person${people++}@example.org`): Promise<Opened & { address: string }> {
  const opened = await stage.draft();
  await change(opened, { identity: { birthDate: '1991-03-14' }, contact: { email: address } });
  return { ...opened, address };
}

async function change(opened: Opened, answers: object): Promise<void> {
  const path = `/applications/${opened.applicationId}`;
  const { status } = await stage.call('PATCH', path, { answers }, { token: opened.accessToken });
  expect(status).toBe(200);
}

const visitor = (): Visitor => new Visitor(stage.url);
const opens = async (who: Visitor): Promise<boolean> => (await who.get('/leave')).html.includes('Stay');

describe('coming back by reference and code', () => {
  test('leads to the draft, after submission to the case', async () => {
    const draft = await draftOf();
    const fields = { reference: draft.reference, code: draft.accessCode };
    const who = visitor();
    expect(await who.post('/continue', fields)).toMatchObject({ status: 303, location: '/application' });
    expect(await opens(who)).toBe(true);
    await stage.submit(draft);
    expect(await visitor().post('/continue', fields)).toMatchObject({ status: 303, location: '/case' });
  });

  test('says what is wrong at the field, keeps what was typed, and after five errors for how long to wait', async () => {
    const who = visitor();
    const empty = await who.post('/continue', { reference: 'AK-1234-5678' });
    expect(empty.status).toBe(422);
    expect(empty.html).toMatch(/<title>Error: /);
    expect(empty.html).toContain('value="AK-1234-5678"');
    const wrong = { reference: 'AK-1234-5678', code: 'no' };
    for (let attempt = 0; attempt < 5; attempt++) {
      const { status, html } = await who.post('/continue', wrong);
      expect([status, html.includes('The code does not fit the reference')]).toEqual([422, true]);
    }
    const { status, html } = await who.post('/continue', wrong);
    expect([status, html.includes('try again in 15 minutes')]).toEqual([429, true]);
    expect(who.isOpen).toBe(false);
  });

  test('a change of language keeps what was typed and counts as no attempt', async () => {
    const { status, html } = await visitor().post('/continue', { language: 'da', reference: 'AK-77', code: 'x' });
    expect(status).toBe(200);
    expect(html).toContain('Sagsnummer');
    expect(html).toContain('value="AK-77"');
  });
});

describe('leaving', () => {
  test('ends the visit in the browser and on the server, and mails a way back', async () => {
    const draft = await draftOf();
    const who = visitor();
    await who.post('/continue', { reference: draft.reference, code: draft.accessCode });
    const [{ count: before }] = await tokens(draft);
    expect(await who.post('/leave')).toMatchObject({ status: 303, location: '/leave' });
    expect((await who.get('/leave')).html).toContain('You have left');
    expect(who.isOpen).toBe(false);
    expect((await tokens(draft))[0].count).toBe(before - 1);
    expect(linkIn(await mailTo(stage.folder, draft.address, /Continue the application/), 'return')).not.toBe('');
  });
});

const tokens = async ({ applicationId }: Opened) =>
  (await stage.ask('SELECT count(*)::integer AS count FROM portal.access_token WHERE application_id = $1', [
    applicationId,
  ])) as [{ count: number }];

describe('a link from a mail', () => {
  test('opens nothing by being looked at, and the application once for who knows the date of birth', async () => {
    const draft = await draftOf();
    const link = linkIn(await mailTo(stage.folder, draft.address, /saved/), 'return');
    for (let scan = 0; scan < 3; scan++) expect((await visitor().get(link)).status).toBe(200);
    const who = visitor();
    expect((await who.post(link, OTHER_DAY)).status).toBe(422);
    expect(await who.post(link, {})).toMatchObject({ status: 422 });
    expect(who.isOpen).toBe(false);
    expect(await who.post(link, BORN)).toMatchObject({ status: 303, location: '/application' });
    expect(await opens(who)).toBe(true);
    const second = visitor();
    expect((await second.post(link, BORN)).html).toContain('does not work any longer');
    expect(second.isOpen).toBe(false);
  });

  test('is stored as a hash only, and ends after thirty days', async () => {
    const draft = await draftOf();
    const link = linkIn(await mailTo(stage.folder, draft.address, /saved/), 'return');
    const [row] = await stage.ask<{ all: string }>(
      `SELECT string_agg(l::text, ' ') || (SELECT string_agg(n::text, ' ') FROM portal.notice n) AS all FROM portal.return_link l`,
    );
    expect(row!.all).not.toContain(link.split('/')[2]);
    stage.clock.advance(30 * 86_400 - 60);
    expect((await visitor().get(link)).html).toContain('Date of birth');
    stage.clock.advance(120);
    expect((await visitor().get(link)).html).toContain('does not work any longer');
  });

  test('of two who use it at once lets one in', async () => {
    const draft = await draftOf();
    const link = linkIn(await mailTo(stage.folder, draft.address, /saved/), 'return');
    const answers = await Promise.all([1, 2, 3].map(() => visitor().post(link, BORN)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 303]);
  });

  test('after ten wrong dates opens for nobody, and no other link of the application does', async () => {
    const draft = await draftOf();
    const link = linkIn(await mailTo(stage.folder, draft.address, /saved/), 'return');
    await Promise.all(Array.from({ length: 10 }, () => visitor().post(link, OTHER_DAY)));
    expect((await visitor().post(link, BORN)).html).toContain('does not work any longer');
    await visitor().post('/lost-code', { reference: draft.reference, email: draft.address });
    const mail = await mailTo(stage.folder, draft.address, /asked for a new code/);
    expect(linkIn(mail, 'return')).toBe('');
    expect(mail.text).toContain('International Citizen Service');
  });

  test('to a mistyped address stops when the address is corrected', async () => {
    const draft = await draftOf();
    const link = linkIn(await mailTo(stage.folder, draft.address, /saved/), 'return');
    await change(draft, { contact: { email: `right-${draft.address}` } });
    expect((await visitor().post(link, BORN)).html).toContain('does not work any longer');
    const own = linkIn(await mailTo(stage.folder, `right-${draft.address}`, /saved/), 'return');
    expect((await visitor().post(own, BORN)).status).toBe(303);
  });

  test('is not sent before there is a date of birth to ask for', async () => {
    const opened = await stage.draft();
    await change(opened, { contact: { email: 'no-birth-date@example.org' } });
    const mail = await mailTo(stage.folder, 'no-birth-date@example.org', /saved/);
    expect(linkIn(mail, 'return')).toBe('');
  });
});

describe('a lost code', () => {
  test('is replaced by a new one, shown once; the old one and what was open stop', async () => {
    const draft = await draftOf();
    const asked = await visitor().post('/lost-code', {
      reference: draft.reference.toLowerCase(),
      email: draft.address.toUpperCase(),
    });
    expect(asked).toMatchObject({ status: 303, location: '/lost-code/sent' });
    const who = visitor();
    const link = linkIn(await mailTo(stage.folder, draft.address, /asked for a new code/), 'return');
    expect(await who.post(link, BORN)).toMatchObject({ status: 303, location: '/code' });
    const shown = (await who.get('/code')).html;
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(shown)![0];
    expect(code).not.toBe(draft.accessCode);
    expect((await who.get('/code')).html).toContain(code);
    expect(await who.post('/code')).toMatchObject({ location: '/application' });
    expect((await who.get('/code')).html).not.toContain(code);
    const statusOf = async (accessCode: string): Promise<number> =>
      (await visitor().post('/continue', { reference: draft.reference, code: accessCode })).status;
    expect([await statusOf(draft.accessCode), await statusOf(code)]).toEqual([422, 303]);
    const path = `/applications/${draft.applicationId}`;
    expect((await stage.call('GET', path, undefined, { token: draft.accessToken })).status).toBe(401);
  });

  test('is answered alike whether or not there is such an application, and limited alike', async () => {
    const draft = await draftOf();
    await mailTo(stage.folder, draft.address, /saved/);
    const before = mailsIn(stage.folder).length;
    const ask = async (reference: string, email: string): Promise<[number, string]> => {
      const { status, location } = await visitor().post('/lost-code', { reference, email });
      return [status, location];
    };
    const same: [number, string] = [303, '/lost-code/sent'];
    for (const email of ['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org', 'e@example.org']) {
      expect(await ask(draft.reference, email)).toEqual(same);
      expect(await ask('AK-9999-9999', email)).toEqual(same);
    }
    expect(await ask(draft.reference, draft.address)).toEqual([429, '']);
    expect(await ask('AK-9999-9999', draft.address)).toEqual([429, '']);
    expect(mailsIn(stage.folder)).toHaveLength(before);
    const fields = { reference: draft.reference, code: draft.accessCode };
    expect((await visitor().post('/continue', fields)).status).toBe(303);
  });

  test('a code that nobody wrote down is shown for ten minutes', async () => {
    const who = visitor();
    expect(await who.post('/begin')).toMatchObject({ status: 303, location: '/code' });
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec((await who.get('/code')).html)![0];
    expect(code).toBeDefined();
    stage.clock.advance(10 * 60 + 1);
    expect((await who.get('/code')).html).toContain('not shown any longer');
  });
});

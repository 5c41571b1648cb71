import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived, type Opened } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';
import { worker } from './portal-worker.js';
import { SmtpServer } from './smtp-server.js';

jest.setTimeout(60_000);

let smtp: SmtpServer;
let stage: PortalStage;
beforeAll(async () => {
  smtp = await SmtpServer.open();
  stage = await PortalStage.open({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}` });
});
afterAll(async () => {
  await stage.close();
  await smtp.close();
});
afterEach(() => (smtp.toRecipient = '250 ok'));

const UNKNOWN = '550 no such person';
const EMPLOYER = 'hr@employer.example';

async function comesBack({ reference, accessCode }: Opened, language = 'en'): Promise<Visitor> {
  const who = new Visitor(stage.url, language);
  expect((await who.post('/continue', { reference, code: accessCode })).status).toBe(303);
  return who;
}

const toldOf = async ({ caseId, accessToken: token }: Arrived): Promise<unknown> =>
  (await stage.call('GET', `/cases/${caseId}`, undefined, { token })).body.undelivered;

describe('a mail that is refused for good', () => {
  test('to the person is said on their case and by API, until the address is mended', async () => {
    smtp.toRecipient = UNKNOWN;
    const arrived = await stage.arrived({ contact: { email: 'mistyped@example.org' } });
    const at = expect.any(String);
    await eventually(async () => expect(await toldOf(arrived)).toEqual([{ to: 'resident', at }]));
    const page = await (await comesBack(arrived)).get('/case');
    expect(page.html).toContain('a mail to you could not be delivered');
    expect(page.html).toContain('href="/case/correct/contact.email"');
    const danish = await (await comesBack(arrived, 'da')).get('/case');
    expect(danish.html).toContain('kunne en mail til dig ikke afleveres');
    smtp.toRecipient = '250 ok';
    const answers = { contact: { email: 'right@example.org' } };
    await stage.call('PATCH', `/cases/${arrived.caseId}/answers`, { answers }, { token: arrived.accessToken });
    await eventually(async () => expect(await toldOf(arrived)).toBeUndefined());
  });

  test('about a draft is said on its page and by API', async () => {
    smtp.toRecipient = UNKNOWN;
    const draft = await stage.draft();
    const path = `/applications/${draft.applicationId}`;
    const token = { token: draft.accessToken };
    await stage.call('PATCH', path, { answers: { contact: { email: 'nobody@example.org' } } }, token);
    await eventually(async () =>
      expect((await stage.call('GET', path, undefined, token)).body.undelivered).toMatchObject([{ to: 'resident' }]),
    );
    const { html } = await (await comesBack(draft)).get('/application');
    expect(html).toContain('a mail to you could not be delivered');
    expect(html).toMatch(/href="\/application\/topics\/\w+"[^>]*>Correct your e-mail address/);
  });

  test('to an employer is said where it was asked from, on the case and by API, until it is asked again', async () => {
    const arrived = await stage.arrived(worker());
    const who = await comesBack(arrived);
    smtp.toRecipient = UNKNOWN;
    expect((await who.post('/invitations', { role: 'employer', email: EMPLOYER })).status).toBe(303);
    await eventually(async () => expect(await toldOf(arrived)).toMatchObject([{ to: 'employer' }]));
    expect((await who.get('/case')).html).toContain('our mail to your employer could not be delivered');
    const asked = (await who.get('/invitations')).html;
    expect(asked).toContain('The mail could not be delivered');
    smtp.toRecipient = '250 ok';
    const invitation = /name="invitation" value="([^"]+)"/.exec(asked)![1]!;
    stage.clock.advance(1);
    await who.post('/invitations/change', { invitation, do: 'again' });
    await eventually(async () => expect(await toldOf(arrived)).toBeUndefined());
    expect((await who.get('/invitations')).html).toContain('not answered');
  });
});

describe('an address', () => {
  const lists = [
    'a@example.org,b@example.org',
    'a@example.org;b@example.org',
    'a@example.org, b@example.org',
    'Bo<b@x.dk>',
  ];

  test.each(lists)('is one only, wherever one is taken: %s', async (list) => {
    const arrived = await stage.arrived(worker());
    const who = await comesBack(arrived);
    const asked = await who.post('/invitations', { role: 'employer', email: list });
    expect([asked.status, asked.html.includes('Write one e-mail address')]).toEqual([422, true]);
    expect((await who.post('/lost-code', { reference: arrived.reference, email: list })).status).toBe(422);
    const body = { channel: 'api', answers: { contact: { email: list } } };
    expect((await stage.call('POST', '/applications', body)).status).toBe(422);
    const sent = smtp.taken.filter((mail) => mail.includes('a@example.org') || mail.includes('b@x.dk'));
    expect(sent).toEqual([]);
  });
});

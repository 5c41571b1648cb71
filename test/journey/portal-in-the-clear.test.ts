import { eventually } from '../support/eventually.js';
import { placesOf } from '../support/in-the-clear.js';
import { mailTo } from './portal-mails.js';
import { PortalStage, type Arrived } from './portal-stage.js';
import { worker } from './portal-worker.js';

jest.setTimeout(60_000);

const [name, personId, address, passport] = ['Ørsted', 'anna-from-ribe', 'anna@example.org', 'C01X00T47'];
const [organisation, day, meeting] = ['0751', '2099-02-01', '2099-03-02T09:00:00.000Z'];

let stage: PortalStage;
let arrived: Arrived;

beforeAll(async () => {
  stage = await PortalStage.open();
  const answers = worker() as Record<string, object>;
  const identity = { ...answers.identity, familyName: name, birthDate: '1990-05-17' };
  const travelDocument = { ...answers.travelDocument, number: passport };
  const spouse = { personId, relation: 'spouse', answers: { identity: { familyName: name } } };
  const told = { ...answers, identity, travelDocument, contact: { email: address } };
  const opened = await stage.draft(told, [spouse]);
  await sayNo(opened.accessToken);
  const { body } = await stage.submit(opened);
  arrived = { ...opened, ...body };
  await mailTo(stage.folder, address, /We have your application/);
  await showAndRead(arrived.caseId);
});
afterAll(() => stage.close());

/** The first page with a question in front of its fields: it is answered no. */
async function sayNo(token: string): Promise<void> {
  const headers = { accept: 'text/html', cookie: `ankomst_visit=${token}; ankomst_present=1` };
  const read = async (path: string): Promise<string> => (await fetch(stage.url + path, { headers })).text();
  const pages = (await read('/application')).matchAll(/href="(\/application\/topics\/[^"]+)"/g);
  for (const [, page] of pages) {
    const [, opener] = /name="(opener:[^"]+)"/.exec(await read(page!)) ?? [];
    if (opener === undefined) continue;
    const body = new URLSearchParams({ [opener]: 'no' });
    await fetch(stage.url + page!, { method: 'POST', redirect: 'manual', body, headers });
    return;
  }
  throw new Error('No page has such a question.');
}

/** A deadline and an appointment to be reminded of, and a document that an organisation had. */
async function showAndRead(caseId: string): Promise<void> {
  const upload = await stage.upload(arrived, Buffer.from('%PDF-1.4\nstartxref\n9\n%%EOF\n'));
  const { documentId } = upload.body as { documentId: string };
  const appointment = { kind: 'attendance', place: 'Borgerservice', from: meeting, to: meeting, saidAt: meeting };
  const deadlines = [{ id: 'register', date: day }];
  const state = {
    status: 'collecting',
    missing: [],
    waitingFor: [],
    recipient: organisation,
    deadlines,
    appointment,
  };
  const named = { agency: 'municipality', documentId, recipients: [organisation] };
  await stage.show(caseId, [
    { kind: 'agency', id: 'municipality', version: 1, body: state },
    { kind: 'document', id: `municipality/${documentId}`, version: 1, body: named },
  ]);
  const token = stage.ground().documentsToken('municipality').current;
  const read = () => stage.call('GET', `/internal/documents/${documentId}`, undefined, { token });
  await eventually(async () => expect((await read()).status).toBe(200));
}

const rowsOf = async (table: string): Promise<number> =>
  (await stage.ask<{ rows: number }>(`SELECT count(*)::integer AS rows FROM portal.${table}`))[0]!.rows;

it('keeps and tells in the clear no value, reference, address or organisation, and no day of anybody’s life', async () => {
  const { reference, accessCode, accessToken } = arrived;
  const open = await stage.inTheClear();
  const days = [day, '2099-03-02', '1990-05-17', meeting];
  const secrets = [name, personId, address, 'anna', passport, organisation, reference, accessCode, accessToken];
  expect(placesOf(open, [...days, ...secrets])).toEqual([]);
});

it('has something to keep of each kind', async () => {
  for (const table of ['person', 'draft_page', 'document_read', 'notice', 'case_element'])
    expect([table, (await rowsOf(table)) > 0]).toEqual([table, true]);
  const kinds = await stage.ask<{ kind: string }>('SELECT DISTINCT kind FROM portal.notice');
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['remindDeadline', 'remindAppointment']));
  const open = await stage.inTheClear();
  expect(placesOf(open, ['remindDeadline'])).toEqual(['portal.notice.kind: remindDeadline']);
  expect(open.get('portal.draft_page.page')).toEqual(expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{64}$/)]));
});

import { createHash } from 'node:crypto';
import { fromBufferPromise } from 'yauzl';
import type { Json } from '#contracts';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
import { eventually } from '../support/eventually.js';
import { showCase } from './portal-erasing.js';
import { PortalStage, type Arrived, type Opened } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

interface Exported {
  reference: string;
  answers: Record<string, Record<string, Json>>;
  documents: { documentId: string; file?: string; deletedAt?: string }[];
  earlier: { path: string; value: Json }[];
  mails: { kind: string; state: string; address?: string }[];
  sessions: object[];
  invitations: object[];
  documentReads: object[];
}

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n%${text}\nstartxref\n9\n%%EOF\n`);
const read = (path: string, { accessToken: token }: Opened) => stage.call<Exported>('GET', path, undefined, { token });
const visit = (path: string, { accessToken }: Opened, language = 'en') =>
  fetch(stage.url + path, {
    headers: {
      accept: 'text/html',
      'accept-language': language,
      cookie: `ankomst_visit=${accessToken}; ankomst_present=1`,
    },
  });

const statusOf = async (opened: Arrived): Promise<string> =>
  (await stage.call<{ status: string }>('GET', `/cases/${opened.caseId}`, undefined, { token: opened.accessToken }))
    .body.status;

async function inviteEmployer({ accessToken }: Opened): Promise<void> {
  const answer = await fetch(`${stage.url}/invitations`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ role: 'employer', email: 'hr@employer.example' }),
    headers: { accept: 'text/html', cookie: `ankomst_visit=${accessToken}; ankomst_present=1` },
  });
  expect(answer.status).toBe(303);
}

async function handedIn(opened: Opened, bytes: Buffer): Promise<string> {
  const answer = await stage.upload(opened, bytes);
  return (answer.body as unknown as { documentId: string }).documentId;
}

/** A dossier names a document, and the agency's connector has it. */
async function letRead(agency: string, caseId: string, documentId: string): Promise<void> {
  const body = { agency, documentId, recipients: [agency] };
  await stage.show(caseId, [{ kind: 'document', id: `${agency}/${documentId}`, version: 1, body }]);
  const token = stage.ground().documentsToken(agency).current;
  await eventually(async () =>
    expect((await stage.call('GET', `/internal/documents/${documentId}`, undefined, { token })).status).toBe(200),
  );
}

/** The names of the files in an archive with their bytes. */
async function unpacked(path: string, { accessToken }: Opened): Promise<Map<string, Buffer>> {
  const headers = { authorization: `Bearer ${accessToken}`, cookie: `ankomst_visit=${accessToken}; ankomst_present=1` };
  const answer = await fetch(stage.url + path, { headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()));
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}

/** Facts that name files of the demo are left out. */
function withoutDocuments(answers: Record<string, Json>): Record<string, Record<string, Json>> {
  const facts = (topic: Json): Record<string, Json> =>
    Object.fromEntries(
      Object.entries(topic as object).filter(([, value]) => !JSON.stringify(value).includes('$document')),
    );
  return Object.fromEntries(Object.entries(answers).map(([topic, value]) => [topic, facts(value)]));
}

/** Two adults, each with a passport of their own, and a paper that nobody names. */
async function household(): Promise<{
  arrived: Arrived;
  spouseCase: string;
  own: string;
  spouses: string;
  loose: string;
}> {
  const persons = [{ personId: 'spouse', relation: 'spouse', answers: { identity: { familyName: 'Lind' } } }];
  const [worker] = readPersonas(todayInDenmark(stage.clock.now()), ['eu-worker-single']);
  const { identity, stay, employment } = withoutDocuments(worker!.answers);
  const contact = { email: 'a@example.org' };
  const opened = await stage.draft(
    { identity: { ...identity, familyName: 'Ørsted' }, stay, employment, contact } as Json,
    persons,
  );
  const [own, spouses, loose] = [
    await handedIn(opened, pdf('own')),
    await handedIn(opened, pdf('spouse')),
    await handedIn(opened, pdf('loose')),
  ];
  const copy = (documentId: string) => ({ travelDocument: { copy: { documentId } } });
  const changed = await stage.call(
    'PATCH',
    `/applications/${opened.applicationId}`,
    { answers: copy(own), persons: [{ personId: 'spouse', answers: copy(spouses) }] },
    { token: opened.accessToken },
  );
  expect(changed.status).toBe(200);
  const { body } = await stage.submit(opened);
  const arrived = { ...opened, ...body };
  const spouseCase = body.cases.find(({ relation }) => relation === 'spouse')!.caseId;
  return { arrived, spouseCase, own, spouses, loose };
}

describe('the export of what is held', () => {
  test('has the documents of a person as files, and another’s not', async () => {
    const { arrived, spouseCase, own, spouses, loose } = await household();
    const files = await unpacked(`/api/v1/applications/${arrived.applicationId}/export.zip`, arrived);
    expect([...files.keys()]).toEqual([
      `ankomst-${arrived.reference}.json`,
      `documents/${own}.pdf`,
      `documents/${loose}.pdf`,
    ]);
    expect(files.get(`documents/${own}.pdf`)).toEqual(pdf('own'));
    const told = JSON.parse(files.get(`ankomst-${arrived.reference}.json`)!.toString()) as Exported;
    expect(told.documents.map(({ file }) => file)).toEqual([`documents/${own}.pdf`, `documents/${loose}.pdf`]);
    expect(JSON.stringify(told)).not.toContain('Lind');

    const theirs = await unpacked(`/api/v1/cases/${spouseCase}/export.zip`, arrived);
    expect([...theirs.keys()].slice(1)).toEqual([`documents/${spouses}.pdf`]);
    expect((await unpacked('/data/download.zip?person=1', arrived)).has(`documents/${spouses}.pdf`)).toBe(true);
  });

  test('has earlier values, mails, sessions, who was asked and who read a paper, and no secret', async () => {
    const { arrived, own } = await household();
    const { applicationId, caseId, accessToken: token } = arrived;
    await letRead('siri', caseId, own);
    await inviteEmployer(arrived);
    const at = stage.clock.now().toISOString();
    const stated = { source: 'resident', assurance: 'selfDeclared', observedAt: at, eventId: 'e1' };
    const body = { path: 'contact.phone', value: '+4511111111', ...stated };
    await stage.show(caseId, [{ kind: 'earlier', id: 'e1/0', version: 1, body }]);
    await eventually(async () => {
      const { body: told } = await read(`/cases/${caseId}/export`, arrived);
      expect(told).toMatchObject({
        reference: arrived.reference,
        answers: { identity: { familyName: 'Ørsted' } },
        earlier: [{ path: 'contact.phone', value: '+4511111111' }],
        sessions: [{ openedAt: expect.any(String), seenAt: expect.any(String) }],
        documentReads: [{ documentId: own, agency: 'siri', recipients: ['siri'] }],
        invitations: [{ role: 'employer', address: 'hr@employer.example' }],
      });
      expect(told.mails.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['received', 'invited']));
    });
    const { text } = await read(`/applications/${applicationId}/export`, arrived);
    const hashes = await stage.ask<{ hash: string }>(
      `SELECT hash FROM portal.access_token UNION SELECT hash FROM portal.return_link
       UNION SELECT hash FROM portal.invitation_link UNION SELECT access_code_hash FROM portal.application
       UNION SELECT reference_hash FROM portal.person UNION SELECT file FROM portal.document`,
    );
    const secrets = [token, arrived.accessCode, ...hashes.map(({ hash }) => hash)];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('says of a picture that was passed on only that it is not kept', async () => {
    const { arrived, own } = await household();
    const at = stage.clock.now().toISOString();
    const body = {
      ...{
        at,
        agency: 'siri',
        recipient: 'siri',
        purpose: { da: 'Ophold.', en: 'Stay.' },
        legalBasis: [],
        paths: ['travelDocument.copy'],
      },
      ...{ dossierVersion: 1, confirmed: true, eventId: 'e2', passedThrough: [own] },
    };
    await stage.show(arrived.caseId, [{ kind: 'disclosure', id: 'siri:1', version: 1, body }]);
    await eventually(async () => {
      const { documents } = (await read(`/cases/${arrived.caseId}/export`, arrived)).body;
      expect(documents.find(({ documentId }) => documentId === own)).toMatchObject({ deletedAt: expect.any(String) });
    });
    const files = await unpacked(`/api/v1/cases/${arrived.caseId}/export.zip`, arrived);
    expect(files.has(`documents/${own}.pdf`)).toBe(false);
    expect(await (await visit('/data', arrived)).text()).toContain('passed on only and is not kept');
    expect(await (await visit('/data', arrived, 'da')).text()).toContain('kun sendt videre og ikke gemt');
  });

  test('has no picture any more that no agency got when all have answered', async () => {
    const { arrived, own } = await household();
    const stated = { source: 'resident', assurance: 'selfDeclared', observedAt: stage.clock.now().toISOString() };
    const body = { ...stated, eventId: 'e1', value: { documentId: own }, alternatives: [] };
    const isKept = async (): Promise<boolean> => {
      const { documents } = (await read(`/cases/${arrived.caseId}/export`, arrived)).body;
      return documents.some(({ documentId, deletedAt }) => documentId === own && deletedAt === undefined);
    };
    await stage.show(arrived.caseId, [{ kind: 'fact', id: 'identity.photo', version: 1, body }]);
    await showCase(stage, arrived, arrived.caseId, 1, 'municipality', false);
    await eventually(async () => expect(await statusOf(arrived)).toBe('inProgress'));
    expect(await isKept()).toBe(true);
    await showCase(stage, arrived, arrived.caseId, 2, 'municipality', true);
    await eventually(async () => expect(await isKept()).toBe(false));
  });

  test('is shown on the page in both languages, and whole in the file that is read', async () => {
    const { arrived } = await household();
    const english = await (await visit('/data', arrived)).text();
    expect(english).toContain('Ways in (');
    expect(english).toContain('/data/download.zip');
    expect(await (await visit('/data', arrived, 'da')).text()).toContain('Veje ind (');
    const files = await unpacked('/data/download.zip', arrived);
    expect(files.get(`ankomst-${arrived.reference}.pdf`)?.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('is nobody else’s', async () => {
    const { arrived } = await household();
    const other = await stage.draft({});
    for (const path of [`/applications/${arrived.applicationId}/export`, `/cases/${arrived.caseId}/export`])
      for (const ending of ['', '.zip']) {
        expect((await read(path + ending, other)).status).toBe(404);
        expect((await stage.call('GET', path + ending)).status).toBe(401);
      }
  });

  test('keeps large documents whole', async () => {
    const opened = await stage.draft({});
    const bytes = Buffer.concat([
      Buffer.from('%PDF-1.4\n%'),
      Buffer.alloc(5_000_000, 'a'),
      Buffer.from('\nstartxref\n9\n%%EOF\n'),
    ]);
    const documentId = await handedIn(opened, bytes);
    const files = await unpacked(`/api/v1/applications/${opened.applicationId}/export.zip`, opened);
    const hash = (one: Buffer): string => createHash('sha256').update(one).digest('hex');
    expect(hash(files.get(`documents/${documentId}.pdf`)!)).toBe(hash(bytes));
  });
});

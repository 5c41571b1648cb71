import { contracts } from '#contracts';
import { KeyStore } from '#key-store';
import { StoredValues } from '#secrecy';
import { HUB, purposeOf } from '#service';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { erasing, showCase } from './portal-erasing.js';
import { describeWithPython } from '../support/python.js';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Answer, type Opened } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(120_000);

const DAY_MS = 24 * 60 * 60_000;
const passport = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R>>\nstartxref\n42\n%%EOF\n',
);

let stage: PortalStage;
beforeEach(async () => {
  stage = await PortalStage.open();
});
afterEach(() => stage.close());

interface Said {
  rule: string;
  kept?: { purpose: string; law: object[] }[];
  oldCopiesUntil: string;
  destroyed: { residentId: string; purposes: string[] }[];
  deleted: Record<string, number>;
  remains?: { agency: string; law: { section: string }[] }[];
}

const erase = ({ applicationId, accessToken: token }: Opened): Promise<Answer<{ certificate: string }>> =>
  stage.call('DELETE', `/applications/${applicationId}`, undefined, { token });

const comeBack = ({ reference }: Opened, accessCode: string): Promise<Answer> =>
  stage.call('POST', '/sessions', { reference, accessCode });

async function jwks(): Promise<JSONWebKeySet> {
  return (await stage.call<JSONWebKeySet>('GET', '/.well-known/jwks.json')).body;
}

/** What a certificate says, once its signature was checked. */
async function verified(certificate: string): Promise<Said> {
  const { payload } = await compactVerify(certificate, createLocalJWKSet(await jwks()));
  return JSON.parse(new TextDecoder().decode(payload)) as Said;
}

async function certificateOf({ applicationId }: Opened): Promise<string | null | undefined> {
  const [row] = await stage.ask<{ certificate: string | null }>(
    'SELECT certificate FROM portal.erasure WHERE application_id = $1',
    [applicationId],
  );
  return row?.certificate;
}

/** All ids by which rows are about an application. */
async function idsOf({ applicationId }: Opened): Promise<string[]> {
  const rows = await stage.ask<{ id: string }>(
    `SELECT $1::uuid::text AS id UNION ALL SELECT resident_id::text FROM portal.person WHERE application_id = $1::uuid
     UNION ALL SELECT case_id::text FROM portal.person WHERE application_id = $1::uuid AND case_id IS NOT NULL
     UNION ALL SELECT id::text FROM portal.document WHERE application_id = $1::uuid
     UNION ALL SELECT reference_hash FROM portal.person WHERE application_id = $1::uuid`,
    [applicationId],
  );
  return rows.map(({ id }) => id);
}

/** Tables of the portal with rows in which one of these stands. That it was erased is kept. */
async function tablesWith(ids: readonly string[]): Promise<string[]> {
  const tables = await stage.ask<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'portal' AND table_name <> 'erasure'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await stage.ask(`SELECT 1 FROM portal.${name} AS kept WHERE kept::text LIKE ANY ($1) LIMIT 1`, [
      ids.map((id) => `%${id}%`),
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

const documents = (): string[] =>
  readdirSync(join(stage.folder, 'documents'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

interface PersonRow {
  application_id: string;
  resident_id: string;
  content: Buffer;
}

const personsOf = ({ applicationId }: Opened): Promise<PersonRow[]> =>
  stage.ask('SELECT application_id, resident_id, content FROM portal.person WHERE application_id = $1', [
    applicationId,
  ]);

/** How many of these rows open. */
async function opening(rows: readonly PersonRow[], { sealer } = stage.ground()): Promise<number> {
  const values = new StoredValues(sealer, 'portal');
  const place = ({ application_id: id }: PersonRow): string => `person/${id}`;
  return (await values.openRows(rows, place, () => true)).length;
}

const withOne = { answers: { identity: { familyName: 'Vinter' } }, absent: {} };

async function documented(): Promise<Opened> {
  const opened = await stage.draft({ identity: { familyName: 'Vinter' }, contact: { email: 'v@example.org' } }, [
    { personId: 'child', relation: 'child', ...withOne },
  ]);
  expect((await stage.upload(opened, passport)).status).toBe(201);
  return opened;
}

const statusOf = async ({ accessToken: token }: Opened, caseId: string): Promise<unknown> =>
  (await stage.call('GET', `/cases/${caseId}`, undefined, { token })).body.status;

describe('a draft', () => {
  it('is erased at once: keys, rows and files, with a certificate that anybody can check', async () => {
    const other = await documented();
    const others = documents();
    const gone = await documented();
    const ids = await idsOf(gone);
    const rows = await personsOf(gone);
    expect([ids.length, await opening(rows), documents().length]).toEqual([6, 2, others.length + 1]);
    expect(await tablesWith(ids)).toEqual(expect.arrayContaining(['application', 'person', 'document']));

    const { status, body } = await erase(gone);
    expect(status).toBe(200);
    expect([await tablesWith(ids), await opening(rows), documents()]).toEqual([[], 0, others]);
    const said = await verified(body.certificate);
    expect(said).toMatchObject({ rule: 'draft', deleted: { application: 1, person: 2, document: 1 }, remains: [] });
    expect(said.destroyed.map(({ residentId }) => residentId).sort()).toEqual(
      rows.map(({ resident_id: residentId }) => residentId).sort(),
    );
    expect(Date.parse(said.oldCopiesUntil) - stage.clock.now().getTime()).toBeLessThan(DAY_MS);
    expect(said.destroyed.map(({ purposes }) => purposes)).toEqual([[HUB], [HUB]]);

    expect(
      (await stage.call('GET', `/applications/${gone.applicationId}`, undefined, { token: gone.accessToken })).status,
    ).toBe(401);
    expect(await opening(await personsOf(other))).toBe(2);
    expect(
      (await stage.call('GET', `/applications/${other.applicationId}`, undefined, { token: other.accessToken })).status,
    ).toBe(200);
  });

  it('is said to be erased to who comes back with reference and code, and to nobody else', async () => {
    const gone = await stage.draft();
    await erase(gone);
    const back = await comeBack(gone, gone.accessCode);
    expect([back.status, back.problem.detail]).toEqual([
      410,
      expect.stringMatching(/^This application was erased on \d/),
    ]);
    const page = await new Visitor(stage.url).post('/continue', { reference: gone.reference, code: gone.accessCode });
    expect([page.status, page.html]).toEqual([410, expect.stringContaining('This application was erased on')]);
    const tries: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) tries.push((await comeBack(gone, '0000-0000-0000-0000')).status);
    expect(tries).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('goes by itself when nobody has worked on it for thirty days', async () => {
    const old = await stage.draft();
    stage.clock.set(new Date(stage.clock.now().getTime() + 29 * DAY_MS));
    const young = await stage.draft();
    await stage.restart();
    expect(await certificateOf(old)).toBeUndefined();
    stage.clock.set(new Date(stage.clock.now().getTime() + DAY_MS));
    await eventually(async () => expect(await certificateOf(old)).toEqual(expect.any(String)));
    expect([await certificateOf(young), (await comeBack(old, old.accessCode)).status]).toEqual([undefined, 410]);
  });

  it('whose erasure a crash breaks off opens no more, and is deleted when the portal is back', async () => {
    const gone = await documented();
    const ids = await idsOf(gone);
    const rows = await personsOf(gone);
    await stage.ask(
      `CREATE FUNCTION portal.break() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$`,
    );
    await stage.ask(`CREATE TRIGGER break BEFORE DELETE ON portal.application EXECUTE FUNCTION portal.break()`);
    expect((await erase(gone)).status).toBe(500);
    expect([await opening(rows), (await tablesWith(ids)).includes('person')]).toEqual([0, true]);
    expect((await comeBack(gone, gone.accessCode)).status).toBe(410);
    await stage.ask('DROP TRIGGER break ON portal.application');
    await stage.restart();
    await eventually(async () => expect(await certificateOf(gone)).toEqual(expect.any(String)));
    expect(await tablesWith(ids)).toEqual([]);
    expect(await verified((await certificateOf(gone))!)).toMatchObject({ deleted: { person: 2, document: 1 } });
  });
});

describe('what was handed in', () => {
  it('is kept while an agency has it, and for ninety days more, and then erased for the whole household', async () => {
    const child = { personId: 'child', relation: 'child', answers: {} };
    const gone = await stage.arrived({ identity: { familyName: 'Vinter' } }, [child]);
    const others = [await stage.arrived(), await stage.arrived(), await stage.arrived()];
    const { reference, applicationId } = gone;
    const caseIds = gone.cases.map(({ caseId }) => caseId);
    expect(caseIds).toHaveLength(2);
    const ids = await idsOf({ ...gone, reference, applicationId });
    for (const caseId of caseIds) await showCase(stage, gone, caseId, 1, 'municipality', false);
    await eventually(async () => expect(await statusOf(gone, caseIds[1]!)).toBe('inProgress'));
    const early = await erase(gone);
    expect([early.status, early.problem.detail]).toEqual([
      409,
      expect.stringMatching(/^An agency has your case still.* 90 days more.*artikel 17, stk\. 3, litra b/),
    ]);

    for (const caseId of caseIds) await showCase(stage, gone, caseId, 2, 'municipality', true);
    const tomorrow = new Date(stage.clock.now().getTime() + DAY_MS);
    for (const other of others) await showCase(stage, other, other.caseId, 1, 'municipality', true, tomorrow);
    const completed = async (): Promise<unknown> =>
      (await stage.call<{ cases: { completed: number } }>('GET', '/statistics')).body.cases.completed;
    await eventually(async () => expect(await completed()).toBe(5));
    const late = await erase(gone);
    expect([late.status, late.problem.detail]).toEqual([
      409,
      expect.stringMatching(/kept until \d+ \w+ \d{4}, .*artikel 17/),
    ]);

    stage.clock.set(new Date(stage.clock.now().getTime() + 90 * DAY_MS));
    await eventually(async () => expect(await certificateOf(gone)).toEqual(expect.any(String)));
    expect(await tablesWith(ids)).toEqual([]);
    expect(await verified((await certificateOf(gone))!)).toMatchObject({
      rule: 'case',
      destroyed: [{ purposes: expect.arrayContaining([HUB]) }, { purposes: expect.arrayContaining([HUB]) }],
      deleted: { person: 2, case_element: 10 },
      remains: [{ agency: 'municipality', law: [{ section: '§ 16' }] }],
    });

    await stage.ask('UPDATE portal.message_position SET start = start - next, next = 0');
    await eventually(async () => {
      const [row] = await stage.ask(
        `SELECT sum(erased)::int AS erased, sum(dead_lettered)::int AS dead FROM portal.message_position`,
      );
      expect(row).toEqual({ erased: 4, dead: 0 });
    });
    expect([await tablesWith(ids), await completed()]).toEqual([[], 5]);
    expect(await opening(await personsOf(others[0]!))).toBe(1);
  });
});

describe('npm run erase', () => {
  it('says whether it may, does it with --yes and writes the certificate, or says why the law keeps it', async () => {
    const gone = await stage.draft();
    expect(await erasing(stage, '--reference', gone.reference)).toEqual([0, 'It may be erased: say --yes.\n']);
    expect(await personsOf(gone)).toHaveLength(1);
    const [code, certificate] = await erasing(stage, '--reference', gone.reference, '--yes');
    expect([code, certificate.trim()]).toEqual([0, await certificateOf(gone)]);
    expect((await erasing(stage, '--reference', gone.reference, '--yes'))[0]).toBe(4);
    const kept = await stage.arrived();
    for (const yes of [[], ['--yes']])
      expect(await erasing(stage, '--reference', kept.reference, ...yes)).toEqual([
        3,
        expect.stringContaining('artikel 17'),
      ]);
    expect([await personsOf(kept), await erasing(stage, '--yes')]).toEqual([
      [expect.anything()],
      [2, expect.any(String)],
    ]);
  });

  it('is answered on this machine only', async () => {
    const { reference } = await stage.draft();
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    const answer = await stage.call('POST', '/internal/erasures', { reference, yes: true }, { headers });
    expect(answer.status).toBe(401);
  });
});

describe('old copies', () => {
  const purpose = purposeOf(contracts.agencies);

  /** An old copy of the wrapped keys beside today's key-encryption keys. */
  async function openWith(copy: string): Promise<KeyStore> {
    const { keysDir } = stage.ground().settings;
    rmSync(join(copy, 'kek'), { recursive: true, force: true });
    cpSync(join(keysDir, 'kek'), join(copy, 'kek'), { recursive: true });
    return KeyStore.open({ folder: copy, purposeOf: purpose });
  }

  it('of the key store open nothing of who was erased, once the next round is over', async () => {
    const gone = await stage.draft({ identity: { familyName: 'Vinter' } });
    const rows = await personsOf(gone);
    const home = mkdtempSync(join(tmpdir(), 'ankomst-old-keys-'));
    const copy = join(home, 'copy');
    await stage.ground().keys.backUpTo(copy);
    await erase(gone);
    const old = await openWith(copy);
    expect(await opening(rows, { ...stage.ground(), sealer: old.sealer })).toBe(1);
    await old.close();
    await stage.restart();
    await eventually(async () => expect(stage.ground().keys.exposed()).toEqual([]));
    const later = await openWith(copy);
    await expect(opening(rows, { ...stage.ground(), sealer: later.sealer })).rejects.toThrow(/key/i);
    await later.close();
    rmSync(home, { recursive: true });
  });

  it('of the database bring nobody back', async () => {
    const gone = await stage.draft({ identity: { familyName: 'Vinter' } });
    const [application] = await stage.ask<object>('SELECT * FROM portal.application WHERE id = $1', [
      gone.applicationId,
    ]);
    const [person] = await stage.ask<object>('SELECT * FROM portal.person WHERE application_id = $1', [
      gone.applicationId,
    ]);
    await erase(gone);
    await stage.ask('DELETE FROM portal.erasure');
    for (const [table, row] of Object.entries({ application: application!, person: person! }))
      await stage.ask(
        `INSERT INTO portal.${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
          .map((_, place) => `$${place + 1}`)
          .join(', ')})`,
        Object.values(row),
      );
    expect((await comeBack(gone, gone.accessCode)).status).toBe(201);
    await stage.restart();
    await eventually(async () => expect(await certificateOf(gone)).toEqual(expect.any(String)));
    expect([await personsOf(gone), (await comeBack(gone, gone.accessCode)).status]).toEqual([[], 410]);
  });
});

describe('the page', () => {
  /** Who has opened their application in a browser. */
  async function visiting({ reference, accessCode: code }: Opened): Promise<Visitor> {
    const visitor = new Visitor(stage.url);
    await visitor.post('/continue', { reference, code });
    return visitor;
  }

  it('says until when a draft is kept, what happens, asks once more, and shows the certificate', async () => {
    const gone = await documented();
    const visitor = await visiting(gone);
    expect((await visitor.get('/application')).html).toMatch(/Kept until \d+ \w+ \d{4}\. If nobody works on it/);
    for (const page of ['/application', '/leave', '/data'])
      expect((await visitor.get(page)).html).toContain('href="/erase"');
    const asked = await visitor.get('/erase');
    expect([asked.status, asked.html]).toEqual([200, expect.stringContaining('for all 2 people in the application')]);
    const again = await visitor.post('/erase');
    expect([again.status, again.html]).toEqual([200, expect.stringContaining('Erase your application for good?')]);
    expect(await personsOf(gone)).toHaveLength(2);
    const done = await visitor.post('/erase', { confirmed: 'yes' });
    const shown = /<textarea[^>]*>([^<]*)<[/]textarea>/.exec(done.html)?.[1];
    expect([done.status, shown]).toEqual([200, await certificateOf(gone)]);
    expect(await verified(shown!)).toMatchObject({ rule: 'draft' });
    expect([await personsOf(gone), (await visitor.get('/erase')).status]).toEqual([[], 401]);
  });

  it('says of a case why it is kept, and erases nothing', async () => {
    const kept = await stage.arrived();
    await showCase(stage, kept, kept.caseId, 1, 'municipality', false);
    await eventually(async () => expect(await statusOf(kept, kept.caseId)).toBe('inProgress'));
    const visitor = await visiting(kept);
    expect((await visitor.get('/case')).html).toContain('90 days more');
    const why = 'An agency has your case still';
    const [asked, done] = [await visitor.get('/erase'), await visitor.post('/erase', { confirmed: 'yes' })];
    expect([asked.status, done.status, asked.html, done.html]).toEqual([
      ...[200, 409],
      ...[expect.stringContaining(why), expect.stringContaining(why)],
    ]);
    expect(await personsOf(kept)).toHaveLength(1);
  });
});

describeWithPython('test/fixtures/check-certificate/requirements.txt', (python) => {
  it('checks a certificate as anybody can, and refuses one that was changed', async () => {
    const { certificate } = (await erase(await stage.draft())).body;
    const [head, payload, signature] = certificate.split('.');
    const said = Buffer.from(payload!, 'base64url').toString();
    const changed = Buffer.from(said.replace('"draft"', '"case"')).toString('base64url');
    const keys = await jwks();
    const script = join(__dirname, '../fixtures/check-certificate/check.py');
    const check = (input: object): string =>
      spawnSync(join(python, 'bin/python'), [script], { input: JSON.stringify(input), encoding: 'utf8' }).stdout.trim();
    expect([check({ certificate, keys }), check({ certificate: [head, changed, signature].join('.'), keys })]).toEqual([
      said,
      'not signed with this key',
    ]);
  });
});

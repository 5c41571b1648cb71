import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { contracts } from '#contracts';
import { KeyStore } from '#key-store';
import { purposeOf } from '#service';
import { runBackup, runRestore } from '../../apps/hub/backup/run.js';
import { findPosting } from '../../apps/hub/processes/board.js';
import { asOwner } from '../support/as-owner.js';
import { eventually } from '../support/eventually.js';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';
import { everyPurpose } from '../support/test-keys.js';
import { bytesOfFiles } from './hub-at-rest.js';
import { agencies, HubStage, persona, type Visitor } from './hub-stage.js';

jest.setTimeout(300_000);

const DAYS_AFTER_THE_LAST_ANSWER = 91;
const SCHEMAS = ['portal', 'collector', ...agencies.map((agency) => `${agency}_connector`)];

let stage: HubStage;
let gone: Visitor;
let other: Visitor;

/** What a program of operators does, with its settings. */
async function call(run: typeof runBackup, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  let said = '';
  const into = new Writable({ write: (chunk: Buffer, _, done) => ((said += chunk.toString()), done()) });
  const code = await run(args, { out: into, err: into, interrupted: new AbortController().signal, env });
  if (code !== 0) throw new Error(said);
}

/** All that is answered to who asks for somebody, by every way there is. */
async function answersFor({ draft, caseId, token }: Visitor): Promise<Record<string, number>> {
  const { applicationId, reference, accessCode } = draft;
  const statusOf = async (path: string) => (await stage.call('GET', path, undefined, { token })).status;
  const page = await fetch(`${stage.hub.url()}/continue`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ reference, code: accessCode }),
  });
  return {
    application: await statusOf(`/applications/${applicationId}`),
    case: await statusOf(`/cases/${caseId}`),
    profile: await statusOf(`/cases/${caseId}/profile`),
    questions: await statusOf(`/cases/${caseId}/questions`),
    disclosures: await statusOf(`/cases/${caseId}/disclosures`),
    export: await statusOf(`/applications/${applicationId}/export`),
    archive: await statusOf(`/cases/${caseId}/export.zip`),
    page: page.status,
  };
}

const answeredTo = async (visitor: Visitor): Promise<number[]> => [
  ...new Set(Object.values(await answersFor(visitor))),
];

/** What the simulated agencies have of somebody, and what connectors have to send, or sent. */
async function filed(visitor: Visitor, dataDir = stage.hub.dataDir): Promise<number> {
  const each = await Promise.all(agencies.map((agency) => stage.received(agency, visitor)));
  const deliveries = agencies.map(
    (agency) => `SELECT count(*)::int AS count FROM ${agency}_connector.delivery WHERE case_id = '${visitor.caseId}'`,
  );
  const rows = await asOwner(dataDir, (ask) => ask<{ count: number }>(deliveries.join(' UNION ALL ')));
  return each.flat().length + rows.reduce((sum, { count }) => sum + count, 0);
}

/** The page and every part of the case of who stays, to the letter. */
async function shownOf({ caseId, token }: Visitor): Promise<unknown> {
  const parts = ['', '/profile', '/questions', '/disclosures'].map(async (part) => {
    const { text } = await stage.call<object>('GET', `/cases/${caseId}${part}`, undefined, { token });
    return text.replace(/"elapsed":\{[^}]*\}/g, ''); // of a case that goes on, it does
  });
  return Promise.all(parts);
}

const residentOf = async ({ caseId }: Visitor, dataDir = stage.hub.dataDir): Promise<string> => {
  const sql = `SELECT resident_id::text AS id FROM collector.record WHERE case_id = '${caseId}'`;
  return (await asOwner(dataDir, (ask) => ask<{ id: string }>(sql)))[0]!.id;
};

const erasures = (): { residentId: string }[] =>
  readFileSync(join(stage.hub.keysDir, 'erasures.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { residentId: string });

/** Of all services: what became of messages since a position was set back or moved on. */
async function ends(): Promise<{ erased: number; dead: number; parked: number }> {
  const each = SCHEMAS.map(
    (schema) =>
      `SELECT sum(erased) AS erased, sum(dead_lettered) AS dead, sum(parked) AS parked FROM ${schema}.message_position`,
  );
  const [row] = await asOwner(stage.hub.dataDir, (ask) =>
    ask<{ erased: number; dead: number; parked: number }>(
      `SELECT sum(erased)::int AS erased, sum(dead)::int AS dead, sum(parked)::int AS parked FROM (${each.join(' UNION ALL ')}) AS each`,
    ),
  );
  return row!;
}

/** Everything that there is to read was read. */
async function untilRead(): Promise<void> {
  await eventually(async () => {
    for (const offset of [0, 1, 2, 3, 10]) {
      const read = (await (await fetch(`${stage.hub.url(offset)}/promises`)).json()) as { lag: number }[];
      expect(read.filter(({ lag }) => lag > 0)).toEqual([]);
    }
  }, 60_000);
}

describe('a hub, attacked after an erasure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-attack-'));
  const [backup, keysBefore] = [join(folder, 'backup'), join(folder, 'keys-before')];
  let before: unknown;
  let municipality: string;
  let gonesId: string;
  let first: HubStage;

  beforeAll(async () => {
    stage = first = await HubStage.open();
    gone = await stage.arrive(persona('eu-worker-single'));
    await stage.completes(gone);
    await stage.comesToRest(gone);
    expect(await filed(gone)).toBeGreaterThan(0);
    gonesId = await residentOf(gone);
    municipality = (await stage.see(gone)).agencies.municipality!.recipient!;
    await stage.behave('tax', { down: true }); // whose case goes on, nothing is over
    other = await stage.arrive(persona('eu-worker-single'));
    await stage.reaches(other, { municipality: 'granted', tax: 'delivering' });
    expect(await answeredTo(other)).toEqual([200, 303]);
    const { dataDir, keysDir } = stage.hub;
    await call(runBackup, ['--to', backup], { DATA_DIR: dataDir, KEYS_DIR: keysDir });
    await call(runBackup, ['--keys', keysBefore], { DATA_DIR: dataDir, KEYS_DIR: keysDir });
    cpSync(join(keysDir, 'kek'), join(keysBefore, 'kek'), { recursive: true });
    await stage.advance(DAYS_AFTER_THE_LAST_ANSWER * 86_400);
    await eventually(async () => expect((await answersFor(gone)).page).toBe(410), 60_000);
    before = await shownOf(other);
  });
  afterAll(async () => {
    await first.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers nothing of who is gone, and all of who is not', async () => {
    expect(await answeredTo(gone)).toEqual([401, 410]);
    await eventually(async () => expect(await filed(gone)).toBe(0));
    expect(await answeredTo(other)).toEqual([200, 303]);
    expect(erasures().map(({ residentId }) => residentId)).toContain(gonesId);
  });

  it('reads all topics from the first event, and nothing comes of it', async () => {
    const { erased, dead, parked } = await ends();
    await stage.hub.end();
    await stage.hub.start();
    await asOwner(stage.hub.dataDir, (ask) =>
      ask(SCHEMAS.map((schema) => `UPDATE ${schema}.message_position SET start = start - next, next = 0`).join('; ')),
    );
    await eventually(async () => expect((await ends()).erased).toBeGreaterThan(erased + 8), 60_000);
    await untilRead();
    expect(await ends()).toMatchObject({ dead, parked });
    expect([await answeredTo(gone), await filed(gone)]).toEqual([[401, 410], 0]);
    expect(await shownOf(other)).toEqual(before);
  });

  it('has the portal’s copy of cases made anew from the first event, without who is gone', async () => {
    const { dead, erased } = await ends();
    await asOwner(stage.hub.dataDir, (ask) =>
      ask(`DELETE FROM portal.case_element WHERE content IS NOT NULL; DELETE FROM portal.message_inbox;
        UPDATE portal.message_position SET start = start - next, next = 0`),
    );
    await eventually(async () => expect(await shownOf(other)).toEqual(before), 60_000);
    await untilRead();
    expect((await ends()).dead).toBe(dead);
    expect((await ends()).erased).toBeGreaterThan(erased);
    const rows = await asOwner(stage.hub.dataDir, (ask) =>
      ask(`SELECT 1 FROM portal.case_element WHERE case_id = '${gone.caseId}'`),
    );
    expect([rows, await answeredTo(gone)]).toEqual([[], [401, 410]]);
  });

  it('answers a report that comes late as any other, and keeps nothing of it: no row, no value, and no event', async () => {
    const { reference: subject } = gone.draft;
    const cprNumber = '0107909995';
    const said = () =>
      asOwner(stage.hub.dataDir, (ask) =>
        ask<{ next: number }>('SELECT sum(next)::int AS next FROM log."reports.municipality#heads"'),
      );
    const rows = () =>
      asOwner(stage.hub.dataDir, (ask) =>
        ask<{ count: number }>('SELECT count(*)::int AS count FROM municipality_connector.inbound'),
      );
    const before = [await rows(), await said()];
    const data = { dossierVersion: 1, facts: { 'identifiers.cprNumber': cprNumber }, status: 'granted' };
    expect((await stage.report('municipality', { subject, source: municipality, data })).status).toBe(202);
    expect([await rows(), await said()]).toEqual(before);
    await asOwner(stage.hub.dataDir, (ask) => ask('CHECKPOINT'));
    for (const [path, bytes] of bytesOfFiles(stage.hub.dataDir))
      expect([path, bytes.includes(cprNumber)]).toEqual([path, false]);
    expect(stage.hub.said).not.toContain(cprNumber);
    await untilRead();
    expect([await answeredTo(gone), await filed(gone)]).toEqual([[401, 410], 0]);
  });

  describe.each(['today’s keys', 'an old copy of the wrapped keys, and today’s list of erasures'])(
    'from an old backup, with %s',
    (which) => {
      let again: HubStage;
      let dataDir: string;
      beforeAll(async () => {
        dataDir = mkdtempSync(join(folder, 'data-'));
        const keysDir = join(folder, `keys-${which.length}`);
        cpSync(first.hub.keysDir, keysDir, { recursive: true });
        if (which !== 'today’s keys') {
          rmSync(join(keysDir, 'wrapped'), { recursive: true });
          cpSync(join(keysBefore, 'wrapped'), join(keysDir, 'wrapped'), { recursive: true });
          rmSync(join(keysDir, 'kek'), { recursive: true });
          cpSync(join(keysBefore, 'kek'), join(keysDir, 'kek'), { recursive: true });
        }
        await call(runRestore, ['--from', backup], { DATA_DIR: dataDir, KEYS_DIR: keysDir });
        again = await HubStage.open({ DATA_DIR: dataDir, KEYS_DIR: keysDir });
        stage = again;
      });
      afterAll(async () => {
        stage = first;
        await again.close();
      });

      it('nobody who is gone comes back, from the first request on', async () => {
        const answers = await answersFor(gone);
        expect(Object.values(answers).filter((status) => ![401, 404, 410].includes(status))).toEqual([]);
        expect(await answeredTo(other)).toEqual([200, 303]);
        await eventually(async () =>
          expect([await answeredTo(gone), await filed(gone, dataDir)]).toEqual([[401, 410], 0]),
        );
        await stage.behave('tax', {});
        await stage.reaches(other, { tax: 'granted' });
        expect(await filed(gone, dataDir)).toBe(0);
      });
    },
  );

  it('opens nothing of who is gone with an old copy of the whole store, once the next renewal is over', async () => {
    const purpose = purposeOf(contracts.agencies);
    await eventually(async () => {
      const today = await KeyStore.open({ folder: first.hub.keysDir, purposeOf: purpose });
      const exposed = today.exposed();
      await today.close();
      expect(exposed).toEqual([]);
    }, 60_000);
    const copy = join(folder, 'old-store');
    cpSync(keysBefore, copy, { recursive: true });
    rmSync(join(copy, 'kek'), { recursive: true });
    cpSync(join(first.hub.keysDir, 'kek'), join(copy, 'kek'), { recursive: true });
    const old = await KeyStore.open({ folder: copy, purposeOf: purpose });
    await expect(old.sealer.prepare([gonesId], ['collector'])).rejects.toThrow(/key/i);
    await old.close();
  });
});

describeWithOwnKafka('services on Kafka, one of which lags behind an erasure', () => {
  beforeAll(async () => {
    stage = await HubStage.open({ KAFKA_BROKERS: '' }, 'start:kafka');
  });
  afterAll(() => stage.close());

  const pidOf = (name: string): number =>
    findPosting(stage.hub.dataDir)!.processes.find((one) => one.name === name)!.pid!;

  it('reads what was said of somebody who is gone, files nothing, and goes on for the others', async () => {
    const lagging = pidOf('tax-connector');
    process.kill(lagging, 'SIGSTOP');
    const [one, two] = await Promise.all([
      stage.arrive(persona('eu-worker-single')),
      stage.arrive(persona('eu-worker-single')),
    ]);
    for (const each of [one, two]) await stage.reaches(each, { municipality: 'granted', tax: 'ready' });
    const { erased } = await ends();
    const keys = await KeyStore.open({ folder: stage.hub.keysDir, purposeOf: purposeOf(contracts.agencies) });
    await keys.erase(await residentOf(one), everyPurpose, new Date());
    await keys.close();
    process.kill(lagging, 'SIGCONT');
    await stage.reaches(two, { tax: 'granted' });
    await eventually(async () => expect((await ends()).erased).toBeGreaterThan(erased));
    expect([await stage.received('tax', one), (await ends()).dead]).toEqual([[], 0]);
    const rows = await asOwner(stage.hub.dataDir, (ask) =>
      ask(`SELECT 1 FROM tax_connector.delivery WHERE case_id = '${one.caseId}'`),
    );
    expect(rows).toEqual([]);
    const { status } = await stage.call('GET', `/cases/${one.caseId}`, undefined, { token: one.token });
    expect([401, 404]).toContain(status);
  });
});

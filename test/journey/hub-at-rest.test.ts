import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CompressionTypes } from 'kafkajs';
import { Client } from 'pg';
import { contracts, isUuid } from '#contracts';
import { findEmbeddedPostgres } from '#database';
import { readDocument } from '../../apps/hub/demo/personas.js';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';
import { bytesOfFiles, readFiles, readRecords, readRows, writeRecord } from './hub-at-rest.js';
import { leaks, personalValues } from './hub-leaks.js';
import { HubStage, personas, type Fact } from './hub-stage.js';

jest.setTimeout(300_000);

let stage: HubStage;
/** What the residents told, what agencies told of them, and what the hub itself calls them. */
let values: string[];
let owner: Client;

/** All example residents go their way. What stood in the files before they came tells of nobody. */
async function letAllTravel(opened: HubStage): Promise<void> {
  stage = opened;
  const all = personas();
  const told = all.map(({ answers, later }) => ({ ...answers, ...later }));
  const before = leaks(personalValues(told), readFiles(stage.hub.dataDir));
  const anyway = new Set(before.map((leak) => leak.split(': ')[1]!.replace(/ \(\w+\)$/, '')));
  const journeys = await Promise.all(all.map((one) => stage.travel(one)));
  const facts = journeys.flatMap(({ profile }) => Object.values(profile.facts as unknown as Record<string, Fact>));
  const known = personalValues([told, facts.flatMap(valuesOf)]).filter((value) => !isUuid(value));
  values = [...new Set([...known, ...journeys.map(({ last }) => last.reference)])].filter(
    (value) => !anyway.has(value) && !isNear(value),
  );
  expect([...anyway]).toEqual(['Maria']); // who translated PostgreSQL
  owner = new Client({ connectionString: await findEmbeddedPostgres(stage.hub.dataDir) });
  await owner.connect();
}

async function close(): Promise<void> {
  await owner?.end();
  await stage?.close();
}

/** A day on which rows were written tells of nobody, though somebody's stay begins on it. */
const isNear = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(value) && Math.abs(Date.parse(value) - Date.now()) < 3 * 86_400_000;

const valuesOf = ({ value, alternatives }: Fact) => [
  value ?? null,
  ...alternatives.map((other) => other.value ?? null),
];

const placesOf = (value: string, texts: ReadonlyMap<string, string>): string[] =>
  leaks([value], texts).map((leak) => leak.split(':')[0]!);

function holdsNothing(): void {
  it('holds no value of any resident in the clear, in no file of the data folder', async () => {
    await owner.query('CHECKPOINT');
    expect(leaks(values, readFiles(stage.hub.dataDir))).toEqual([]);
  });

  it('has a rule of retention for all that lies there', () => {
    expect(Object.keys(contracts.retention.files)).toEqual(expect.arrayContaining(readdirSync(stage.hub.dataDir)));
  });

  it('holds no part of a document that was handed in', () => {
    const parts = ['photo.png', 'passport.pdf'].map((name) => readDocument(name).subarray(20, 84));
    const { dataDir } = stage.hub;
    for (const [, bytes] of bytesOfFiles(dataDir)) for (const part of parts) expect(bytes.includes(part)).toBe(false);
  });

  it('holds none in a row of any table, whatever PostgreSQL would compress', async () => {
    expect(leaks(values, await readRows(owner))).toEqual([]);
  });

  it('is searched for all that was told and made known', () => {
    expect(values.length).toBeGreaterThan(120);
    expect(values.filter((value) => /^\d{10}$/.test(value)).length).toBeGreaterThanOrEqual(8); // CPR numbers
  });
}

describe('all in one process', () => {
  beforeAll(async () => letAllTravel(await HubStage.open()));
  afterAll(close);

  holdsNothing();

  it('would hold what is planted in a file and in a row', async () => {
    const [one] = values as [string];
    appendFileSync(join(stage.hub.dataDir, 'planted'), `\0\0\u00ff${one}\0`);
    await owner.query('CREATE TABLE public.planted (content bytea)');
    await owner.query('INSERT INTO public.planted VALUES ($1)', [Buffer.from(one)]);
    await owner.query('CHECKPOINT');
    const places = placesOf(one, readFiles(stage.hub.dataDir));
    expect(places).toContain('planted');
    expect(places).toContainEqual(expect.stringMatching(/^postgres\/cluster\/base\//));
    expect(places).toContainEqual(expect.stringMatching(/^postgres\/cluster\/pg_wal\//));
    expect(placesOf(one, await readRows(owner))).toEqual(['public.planted']);
  });
});

describeWithOwnKafka('each service as a process of its own, on a Kafka in the same folder', () => {
  beforeAll(async () => letAllTravel(await HubStage.open({ KAFKA_BROKERS: '' }, 'start:kafka')));
  afterAll(close);

  holdsNothing();

  it('holds none in a record of any topic, whatever a producer would compress', async () => {
    const records = await readRecords(stage.hub.dataDir);
    const read = [...records].filter(([, text]) => text.includes('payload:')).map(([topic]) => topic);
    expect(read).toEqual(expect.arrayContaining(['applications', 'cases', 'dossiers.siri', 'reports.tax']));
    expect(records.has('__consumer_offsets')).toBe(true);
    expect(leaks(values, records)).toEqual([]);
  });

  it.each([
    ['plain', CompressionTypes.None],
    ['compressed', CompressionTypes.GZIP],
  ])('would hold what is planted in a record, %s', async (how, compression) => {
    const one = values.find((value) => value.length > 12)!;
    await writeRecord(stage.hub, `planted.${how}`, { value: `${'{"name":"" }'.repeat(20)} ${one}`, compression });
    expect(placesOf(one, await readRecords(stage.hub.dataDir))).toContain(`planted.${how}`);
    const segment = [...bytesOfFiles(join(stage.hub.dataDir, 'kafka'))].filter(([path]) =>
      path.includes(`/planted.${how}-0/`),
    );
    const isPlain = compression === CompressionTypes.None;
    expect(segment.some(([, bytes]) => bytes.includes(one))).toBe(isPlain);
  });
});

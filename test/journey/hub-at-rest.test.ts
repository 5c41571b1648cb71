import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Client } from 'pg';
import { contracts, isUuid } from '#contracts';
import { findEmbeddedPostgres } from '#database';
import { leaks, personalValues } from './hub-leaks.js';
import { readDocument } from '../../apps/hub/demo/personas.js';
import { HubStage, personas, type Fact } from './hub-stage.js';

jest.setTimeout(240_000);

let stage: HubStage;
/** What the residents told, what agencies told of them, and what the hub itself calls them. */
let values: string[];
let owner: Client;

beforeAll(async () => {
  stage = await HubStage.open();
  const all = personas();
  const told = all.map(({ answers, later }) => ({ ...answers, ...later }));
  const anyway = new Set(
    leaks(personalValues(told), filesOf(stage.hub.dataDir)).map((leak) =>
      leak.split(': ')[1]!.replace(/ \(\w+\)$/, ''),
    ),
  );
  const journeys = await Promise.all(all.map((one) => stage.travel(one)));
  const facts = journeys.flatMap(({ profile }) => Object.values(profile.facts as unknown as Record<string, Fact>));
  const known = personalValues([told, facts.flatMap(valuesOf)]).filter((value) => !isUuid(value));
  values = [...new Set([...known, ...journeys.map(({ last }) => last.reference)])].filter(
    (value) => !anyway.has(value) && !isNear(value),
  );
  expect([...anyway]).toEqual(['Maria']); // who translated PostgreSQL
  owner = new Client({ connectionString: await findEmbeddedPostgres(stage.hub.dataDir) });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await stage.close();
});

/** A day on which rows were written tells of nobody, though somebody's stay begins on it. */
const isNear = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(value) && Math.abs(Date.parse(value) - Date.now()) < 3 * 86_400_000;

const valuesOf = ({ value, alternatives }: Fact) => [
  value ?? null,
  ...alternatives.map((other) => other.value ?? null),
];

it('holds no value of any resident in the clear, in no file of the data folder', async () => {
  await owner.query('CHECKPOINT');
  expect(leaks(values, filesOf(stage.hub.dataDir))).toEqual([]);
});

it('has a rule of retention for all that lies there', () => {
  expect(Object.keys(contracts.retention.files)).toEqual(expect.arrayContaining(readdirSync(stage.hub.dataDir)));
});

it('holds no part of a document that was handed in', () => {
  const parts = ['photo.png', 'passport.pdf'].map((name) => readDocument(name).subarray(20, 84));
  for (const { parentPath, name } of filesIn(stage.hub.dataDir))
    for (const part of parts) expect(readFileSync(join(parentPath, name)).includes(part)).toBe(false);
});

it('holds none in a row of any table, whatever PostgreSQL would compress', async () => {
  expect(leaks(values, await rowsOf(owner))).toEqual([]);
});

describe('the search', () => {
  it('is for all that was told and made known', () => {
    expect(values.length).toBeGreaterThan(120);
    expect(values.filter((value) => /^\d{10}$/.test(value)).length).toBeGreaterThanOrEqual(8); // CPR numbers
  });

  it('finds what is planted in a file and in a row', async () => {
    const [one] = values as [string];
    appendFileSync(join(stage.hub.dataDir, 'planted'), `\0\0\u00ff${one}\0`);
    await owner.query('CREATE TABLE public.planted (content bytea)');
    await owner.query('INSERT INTO public.planted VALUES ($1)', [Buffer.from(one)]);
    await owner.query('CHECKPOINT');
    const places = leaks([one], filesOf(stage.hub.dataDir)).map((leak) => leak.split(':')[0]);
    expect(places).toContain('planted');
    expect(places).toContainEqual(expect.stringMatching(/^postgres\/cluster\/base\//));
    expect(places).toContainEqual(expect.stringMatching(/^postgres\/cluster\/pg_wal\//));
    expect(leaks([one], await rowsOf(owner))).toEqual([expect.stringContaining('public.planted')]);
  });
});

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());

/** What can be read in each file: runs of letters, as in any program that looks for text in binary files. */
function filesOf(folder: string): Map<string, string> {
  return new Map(
    filesIn(folder).map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), readable(readFileSync(path))];
    }),
  );
}

/** Bytes that are no text end a run; short runs hold nothing. */
function readable(bytes: Buffer): string {
  return (bytes.toString('latin1').match(/[\x20-\x7e\x80-\xff]{5,}/g) ?? [])
    .map((run) => Buffer.from(run, 'latin1').toString('utf8'))
    .join('\n');
}

async function rowsOf(client: Client): Promise<Map<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
    texts.set(name, rows.map((row) => Object.values(row).map(textOf).join('\n')).join('\n'));
  }
  return texts;
}

const textOf = (value: unknown): string =>
  Buffer.isBuffer(value) ? readable(value) : typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

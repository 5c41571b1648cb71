import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import { openBedrock, purposeOf } from '#service';
import { contracts } from '#contracts';
import { KeyStore } from '#key-store';
import { JOURNAL, MANIFEST, writeManifest, type Manifest } from './manifest.js';
import { runBackup, runRestore, type Context } from './run.js';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'ankomst-backup-'));
const dataDir = join(folder, 'data');
const keysDir = join(folder, 'keys');
const servers: EmbeddedPostgres[] = [];
const nobody = new AbortController().signal;

interface Ended {
  code: number;
  out: string;
  err: string;
}

async function call(
  run: (args: string[], context: Context) => Promise<number>,
  args: string[],
  { env = {}, interrupted = nobody }: { env?: NodeJS.ProcessEnv; interrupted?: AbortSignal } = {},
): Promise<Ended> {
  const said = { out: '', err: '' };
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        said[name] += chunk.toString();
        done();
      },
    });
  const context = { out: into('out'), err: into('err'), interrupted };
  const code = await run(args, { ...context, env: { DATA_DIR: dataDir, KEYS_DIR: keysDir, ...env } });
  return { code, ...said };
}

async function start(where: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: where });
  servers.push(server);
  return server;
}

async function connect(server: EmbeddedPostgres): Promise<Client> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  return client;
}

/** As a database that went back, for who provisions it next. */
async function isMarked(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ marked: boolean }>(
    `SELECT to_regclass('public.restored') IS NOT NULL AS marked`,
  );
  return rows[0]!.marked;
}

function writeDocument(name: string, bytes: string): void {
  mkdirSync(join(dataDir, 'documents', name.slice(0, 2)), { recursive: true });
  writeFileSync(join(dataDir, 'documents', name.slice(0, 2), name), bytes);
}

async function until(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !holds(); await pause(1))
    if (Date.now() > deadline) throw new Error('waited in vain');
}

const restored = (name: string) => ({ env: { DATA_DIR: join(folder, name) } });
const manifestOf = (place: string) => JSON.parse(readFileSync(join(place, MANIFEST), 'utf8')) as Manifest;

/** What is written while `work` goes on: each number is acknowledged by a commit. */
async function whileWriting<T>(work: () => Promise<T>): Promise<{ done: T; acknowledgedBefore: number }> {
  const client = await connect(servers[0]!);
  let working = true;
  let last = 0;
  const writing = (async () => {
    for (; working; last += 1)
      await client.query('INSERT INTO written SELECT $1::int, repeat(md5($1::int::text), 200)', [last + 1]);
  })();
  await until(() => last >= 20);
  const acknowledgedBefore = last;
  const done = await work();
  working = false;
  await writing;
  await client.end();
  return { done, acknowledgedBefore };
}

beforeAll(async () => {
  const client = await connect(await start(dataDir));
  await client.query('CREATE TABLE written (number int PRIMARY KEY, text text)');
  await client.end();
  writeDocument('ab01', 'a passport');
  writeDocument('cd02', 'a lease');
  writeDocument('cd02.4f8d', 'half a le');
});

afterAll(async () => {
  for (const server of servers) {
    await server.stop();
    if (!server.dataDir.startsWith(folder)) rmSync(dirname(server.dataDir), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  const place = join(folder, 'backup');

  it('is made while others write, and restored with all that was acknowledged before it began and nothing half', async () => {
    const { done, acknowledgedBefore } = await whileWriting(() => call(runBackup, ['--to', place]));
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('The backup is whole') });
    expect(existsSync(join(place, JOURNAL))).toBe(false);
    expect(await call(runRestore, ['--from', place], restored('again'))).toMatchObject({ code: 0 });
    const client = await connect(await start(join(folder, 'again')));
    const { rows } = await client.query<{ count: number; last: number; short: number }>(
      'SELECT count(*)::int, max(number) AS last, count(*) FILTER (WHERE length(text) <> 6400)::int AS short FROM written',
    );
    expect(rows[0]?.last).toBeGreaterThanOrEqual(acknowledgedBefore);
    expect(rows[0]).toMatchObject({ count: rows[0]?.last, short: 0 });
    expect(await isMarked(client)).toBe(true);
    await client.query('INSERT INTO written VALUES (0)');
    await client.end();
    const documents = readdirSync(join(folder, 'again', 'documents'), { recursive: true }).sort();
    expect(documents).toEqual(['ab', 'ab/ab01', 'cd', 'cd/cd02']);
  });

  it('keeps nothing in the database that was copied', async () => {
    const client = await connect(servers[0]!);
    expect((await client.query('SELECT FROM pg_replication_slots')).rowCount).toBe(0);
    await client.end();
  });

  it('is never made over another, nor inside what it is a backup of', async () => {
    expect(await call(runBackup, ['--to', place])).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds a whole backup'),
    });
    for (const inside of [join(dataDir, 'backup'), join(keysDir, 'backup'), folder])
      expect(await call(runBackup, ['--to', inside])).toMatchObject({
        code: 2,
        err: expect.stringContaining('outside'),
      });
  });

  it('needs a database that runs', async () => {
    const asked = call(runBackup, ['--to', join(folder, 'nothing')], restored('nowhere'));
    expect(await asked).toMatchObject({ code: 3, err: expect.stringContaining('No database runs') });
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  it('is not restored where anything is', async () => {
    const [before] = [readdirSync(dataDir)];
    expect(await call(runRestore, ['--from', place])).toMatchObject({
      code: 1,
      err: expect.stringContaining('A hub works on'),
    });
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'mine'), '');
    expect(await call(runRestore, ['--from', place], restored('full'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not empty'),
    });
    expect([readdirSync(dataDir), readdirSync(join(folder, 'full'))]).toEqual([before, ['mine']]);
  });

  it.each([
    [
      'a changed byte of the database',
      (m: Manifest) => m.files.find(({ name }) => name.startsWith('database/base/'))!.name,
      'change',
    ],
    ['a changed byte of a document', () => 'documents/ab/ab01', 'change'],
    ['a file that is not there', () => 'documents/cd/cd02', 'delete'],
    ['another file in its list', () => MANIFEST, 'change'],
  ])('is refused whole with %s', async (what, choose, how) => {
    const copy = join(folder, `damaged ${what}`);
    cpSync(place, copy, { recursive: true });
    const file = join(copy, choose(manifestOf(place)));
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    if (how === 'change') writeFileSync(file, bytes);
    else rmSync(file);
    const { code, err } = await call(runRestore, ['--from', copy], restored('damaged'));
    expect([code, err]).toEqual([1, expect.stringContaining(`${file} is not what was written`)]);
    expect(existsSync(join(folder, 'damaged', 'documents'))).toBe(false);
    expect(
      readdirSync(folder).includes('damaged') ? readdirSync(join(folder, 'damaged', 'postgres')) : [],
    ).not.toContain('cluster');
  });

  it('whose log ends too early is no database', async () => {
    const copy = join(folder, 'short');
    cpSync(place, copy, { recursive: true });
    const manifest = manifestOf(place) as Manifest & { sha256?: string };
    delete manifest.sha256;
    const files = manifest.files.filter(({ name }) => !name.startsWith('database/pg_wal/'));
    writeFileSync(join(copy, MANIFEST), writeManifest({ ...manifest, files }));
    expect(await call(runRestore, ['--from', copy], restored('short again'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('PostgreSQL does not recover'),
    });
  });
});

describe('a backup that was broken off', () => {
  const place = join(folder, 'broken');

  it('is none, and becomes one when it is gone on with: documents are kept, the database is begun anew', async () => {
    const interrupted = new AbortController();
    const asked = call(runBackup, ['--to', place], { interrupted: interrupted.signal });
    await until(() => existsSync(join(place, 'database', 'base')));
    interrupted.abort();
    expect(await asked).toMatchObject({ code: 130 });
    expect(existsSync(join(place, MANIFEST))).toBe(false);
    expect(await call(runRestore, ['--from', place], restored('broken again'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('was broken off'),
    });
    appendFileSync(join(place, JOURNAL), '{"name":"documents/ab/ab0'); // by a kill in the middle of a line
    writeDocument('ef03', 'a contract');
    writeFileSync(join(place, 'database', 'stray'), 'of the first attempt');
    expect(await call(runBackup, ['--to', place])).toMatchObject({ code: 0 });
    expect(existsSync(join(place, 'database', 'stray'))).toBe(false);
    expect(
      manifestOf(place)
        .files.map(({ name }) => name)
        .filter((name) => name.startsWith('documents')),
    ).toEqual(['documents/ab/ab01', 'documents/cd/cd02', 'documents/ef/ef03']);
    expect(await call(runRestore, ['--from', place], restored('broken again'))).toMatchObject({ code: 0 });
  });

  it('by Ctrl-C during a restore leaves a folder that the next one takes', async () => {
    const interrupted = new AbortController();
    const again = restored('interrupted');
    const asked = call(runRestore, ['--from', place], { ...again, interrupted: interrupted.signal });
    await until(() => existsSync(again.env.DATA_DIR));
    setTimeout(() => interrupted.abort(), 50);
    expect(await asked).toMatchObject({ code: 130 });
    expect(await call(runRestore, ['--from', place], again)).toMatchObject({ code: 0 });
  });
});

it('of somebody else’s PostgreSQL the documents are taken and brought, and the rest is said', async () => {
  const place = join(folder, 'documents-only');
  const env = { DATABASE_URL: 'postgres://owner:secret@127.0.0.1:1/theirs' };
  const told = { code: 0, err: expect.stringContaining('its own tools') };
  expect(await call(runBackup, ['--to', place], { env })).toMatchObject(told);
  const again = { ...env, DATA_DIR: join(folder, 'theirs') };
  for (const url of ['', env.DATABASE_URL])
    expect(await call(runRestore, ['--from', place], { env: { ...again, DATABASE_URL: url } })).toMatchObject({
      code: 3,
    });
  const theirs = await start(join(folder, 'their database'));
  expect(await call(runRestore, ['--from', place], { env: { ...again, DATABASE_URL: theirs.url } })).toMatchObject(
    told,
  );
  const client = await connect(theirs);
  expect(await isMarked(client)).toBe(true);
  await client.end();
  expect(readFileSync(join(folder, 'theirs', 'documents', 'ab', 'ab01'), 'utf8')).toBe('a passport');
});

it('of the keys holds no key that opens them, and who was erased stays so in it', async () => {
  const { keys, sealer } = await openBedrock({ keysDir });
  const [kept, erased] = ['018f6d2e-0000-7000-8000-000000000001', '018f6d2e-0000-7000-8000-000000000002'];
  await sealer.prepareToSeal([kept, erased], ['portal']);
  await keys.erase(erased, ['hub'], new Date());
  await keys.close();
  const place = join(folder, 'kept-keys');
  expect(await call(runBackup, ['--keys', place])).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(place).sort()).toEqual(['erasures.jsonl', 'id', 'wrapped']);
  const copy = await KeyStore.open({ folder: place, purposeOf: purposeOf(contracts.agencies) });
  expect([copy.id, copy.purposesOf(kept), copy.purposesOf(erased)]).toEqual([keys.id, ['hub'], []]);
  await copy.close();
  expect(await call(runBackup, ['--keys', place])).toMatchObject({
    code: 1,
    err: expect.stringContaining('holds keys already'),
  });
});

it.each([
  [runBackup, ['--from', 'x']],
  [runBackup, ['--to', 'x', '--keys', 'y']],
  [runRestore, []],
])('a wrong option is refused', async (run, args) => {
  expect(await call(run, args)).toMatchObject({ code: 2, err: expect.stringContaining('--help') });
});

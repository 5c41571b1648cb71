import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import {
  AlreadyRunning,
  lockForOneHub,
  openDatabase,
  provision,
  serviceUrl,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type ServiceSchema,
} from './index.js';

jest.setTimeout(60_000);

const facts = { name: 'Facts1700000000000', statements: ['CREATE TABLE fact (id int PRIMARY KEY)'] };
const broken = {
  name: 'Broken1700000000001',
  statements: ['CREATE TABLE half_done (id int)', 'CREATE TABLE fact (id int)'],
};

const collector: ServiceSchema = {
  service: 'collector',
  migrations: [facts],
  grants: ['GRANT SELECT, INSERT ON fact TO collector'],
};
const siri: ServiceSchema = { service: 'siri-connector', migrations: [] };

const folder = mkdtempSync(join(tmpdir(), 'ankomst-provision-'));
let server: EmbeddedPostgres;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDir: folder });
});
afterAll(async () => {
  await server.stop();
  if (server.dataDir.startsWith('/var/tmp/ankomst-')) rmSync(dirname(server.dataDir), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

async function as<T>(service: string, sql: string): Promise<T> {
  const database = await openDatabase(serviceUrl(server.url, service), service, { poolSize: 1 });
  try {
    return await database.query(sql);
  } finally {
    await database.destroy();
  }
}

describe('provisioning', () => {
  it('gives each service its schema and only what is granted, however many do it at once and how often', async () => {
    await Promise.all([1, 2, 3].map(() => provision(server.url, [collector, siri])));
    await provision(server.url, [collector, siri]);
    await as('collector', 'INSERT INTO fact VALUES (1)');
    await expect(as('collector', 'UPDATE fact SET id = 2')).rejects.toMatchObject({ code: '42501' });
    await expect(as('collector', 'CREATE TABLE own (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(as('siri-connector', 'SELECT * FROM collector.fact')).rejects.toMatchObject({ code: '42501' });
  });

  it('takes a right away that is no longer granted', async () => {
    await provision(server.url, [{ ...collector, grants: ['GRANT SELECT ON fact TO collector'] }]);
    await expect(as('collector', 'INSERT INTO fact VALUES (3)')).rejects.toMatchObject({ code: '42501' });
    await provision(server.url, [collector]);
  });

  it('keeps nothing of a migration that fails, and names schema and remedy', async () => {
    const failing = { ...collector, migrations: [...collector.migrations, broken] };
    await expect(provision(server.url, [failing])).rejects.toMatchObject({
      code: 'PROVISION_FAILED',
      message: expect.stringContaining('schema collector') as string,
    });
    await provision(server.url, [collector]);
    await expect(as('collector', 'SELECT * FROM half_done')).rejects.toMatchObject({ code: '42P01' });
  });
});

describe('a database that is newer than the program', () => {
  it('is refused in a sentence, before anything of it is changed', async () => {
    const more = { name: 'Later1700000000002', statements: [] };
    const later = { ...collector, migrations: [...collector.migrations, more] };
    await provision(server.url, [later, siri]);
    const newer = { ...siri, migrations: [facts] };
    await expect(provision(server.url, [newer, collector])).rejects.toMatchObject({
      code: 'NEWER',
      message:
        'The database is newer than this program, which does not know Later1700000000002 of the schema collector. ' +
        'Start the version that ran on it last, or set DATA_DIR or DATABASE_URL to another database.',
    });
    await expect(as('siri-connector', 'SELECT * FROM fact')).rejects.toMatchObject({ code: '42P01' });
    await provision(server.url, [later, siri]);
  });
});

describe('a database of a version that is not carried over', () => {
  it('is refused in a sentence, before anything of it is changed', async () => {
    const anew = {
      ...collector,
      migrations: [{ name: 'Anew1700000000009', statements: ['CREATE TABLE anew (id int)'] }],
    };
    await expect(provision(server.url, [anew])).rejects.toMatchObject({
      code: 'OLDER',
      message: expect.stringMatching(
        /Facts\d+ of the schema collector.+Set DATA_DIR or DATABASE_URL to an empty one/,
      ) as string,
    });
    await expect(as('collector', 'SELECT * FROM anew')).rejects.toMatchObject({ code: '42P01' });
  });
});

describe('a pool', () => {
  it('survives a database that dies under it', async () => {
    const database = await openDatabase(serviceUrl(server.url, 'collector'), 'collector', { poolSize: 2 });
    const startTime = async (): Promise<string | undefined> =>
      (await database.query('SELECT pg_postmaster_start_time()::text AS at').catch(() => [{}]))[0].at;
    const before = await startTime();
    process.kill(server.pid as number, 'SIGKILL');
    let after = before;
    for (const deadline = Date.now() + 20_000; (!after || after === before) && Date.now() < deadline; await pause(20)) {
      after = await startTime();
    }
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
    await database.destroy();
  });

  it('survives a connection that breaks while nobody listens to it, as when it was just opened', async () => {
    const database = await openDatabase(serviceUrl(server.url, 'collector'), 'collector', { poolSize: 2 });
    const connection = await (database.driver as unknown as { master: Pool }).master.connect();
    const ended = new Promise((resolve) => connection.once('end', resolve));
    const { rows } = await connection.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await expect(connection.query('SELECT 1')).rejects.toThrow('not queryable');
    connection.release(true);
    await database.destroy();
  });
});

describe('a password that changes', () => {
  it('is the new one at the next connection, and nobody is refused while database and file differ', async () => {
    const owner = await openDatabase(server.url, 'owner');
    await owner.query(`CREATE ROLE changing LOGIN PASSWORD 'before'`);
    const url = new URL(server.url);
    [url.username, url.password] = ['changing', 'before'];
    const database = await openDatabase(() => url.toString(), 'collector', { poolSize: 2 });
    const pool = (database.driver as unknown as { master: Pool }).master;
    const one = await pool.connect();
    await owner.query(`ALTER ROLE changing PASSWORD 'after'`);
    const asked = pool.query('SELECT 1 AS one'); // another connection: the first is busy
    await pause(300);
    url.password = 'after';
    expect((await asked).rows).toEqual([{ one: 1 }]);
    expect((await one.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
    one.release();
    await database.destroy();
    await owner.destroy();
  });
});

describe('the lock of the hub', () => {
  it('is for one, and free again when that one ends', async () => {
    const lost = jest.fn();
    const lock = await lockForOneHub(server.url, lost);
    await expect(lockForOneHub(server.url, lost)).rejects.toThrow(AlreadyRunning);
    await lock.release();
    await (await lockForOneHub(server.url, lost)).release();
    expect(lost).not.toHaveBeenCalled();
  });
});

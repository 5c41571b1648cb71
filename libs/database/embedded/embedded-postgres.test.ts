import { chmodSync, existsSync, mkdtempSync, mkdirSync, rmSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findEmbeddedPostgres } from './find-embedded-postgres.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from '#daemons';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'ankomst-embedded-'));
const started: EmbeddedPostgres[] = [];

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data') });
  started.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return Object.values(((await client.query(sql)).rows as object[])[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 20_000; ; await pause(50)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

afterAll(async () => {
  for (const server of started) await server.stop();
  for (const server of started)
    if (server.dataDir.startsWith('/var/tmp/ankomst-'))
      rmSync(dirname(server.dataDir), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps what was written through stop and start, and is gone once stopped', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const { pid } = first;
    await first.stop();
    expect(isAlive(pid as number)).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(42);
  });

  it('is adopted by the next hub when its own was killed, and stopped by that one', async () => {
    const [orphan] = started.slice(-1) as [EmbeddedPostgres];
    await orphan.leave();
    const next = await start();
    expect(next.adopted).toBe(true);
    expect(next.url).toBe(orphan.url);
    await next.stop();
    expect(isAlive(orphan.pid as number)).toBe(false);
  });

  it('is found by programs beside the hub while it runs, and never started by them', async () => {
    const dataDir = join(folder, 'data');
    expect(await findEmbeddedPostgres(dataDir)).toBeUndefined();
    const server = await start();
    expect(await findEmbeddedPostgres(dataDir)).toBe(server.url);
    await server.stop();
    expect(await findEmbeddedPostgres(dataDir)).toBeUndefined();
    expect(await findEmbeddedPostgres(join(folder, 'nothing'))).toBeUndefined();
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  it('comes back on the same port after kill -9', async () => {
    const server = await start();
    process.kill(server.pid as number, 'SIGKILL');
    expect(await eventually(() => ask(server.url, 'SELECT answer FROM kept'))).toBe(42);
    await server.stop();
  });

  it('recovers when hub and server were both killed and the old pid is somebody else', async () => {
    const server = await start();
    const pid = server.pid as number;
    const pidFile = join(server.dataDir, 'cluster', 'postmaster.pid');
    await server.leave();
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    process.kill(pid, 'SIGKILL');
    await eventually(async () => expect(isAlive(pid)).toBe(false));
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    expect(await ask((await start()).url, 'SELECT answer FROM kept')).toBe(42);
  });

  it('keeps its password to itself and no value in its log', async () => {
    const server = started.at(-1) as EmbeddedPostgres;
    await expect(ask(server.url, `SELECT 'Åse Østerbye'::date`)).rejects.toThrow();
    await expect(ask(server.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow();
    expect(readFileSync(join(server.dataDir, 'server.log'), 'utf8')).not.toContain('Østerbye');
    expect(statSync(join(server.dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('starts over when a first start was killed half-way', async () => {
    chmodSync(folder, 0o755); // now PostgreSQL's own user reaches it, also when this runs as root
    const half = join(folder, 'half', 'postgres');
    mkdirSync(join(half, 'cluster.draft-999999', 'base'), { recursive: true });
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'half') });
    started.push(server);
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
    expect(server.dataDir).toBe(half);
    expect(existsSync(join(half, 'cluster.draft-999999'))).toBe(false);
  });
});

import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeFlags } from '#service';
import { freePort } from '../stage/free-port.js';
import { Program, root } from '../stage/program.js';
import type { Installation } from '../stage/installation.js';

/** What is measured in turn: a built checkout of the hub, and how it is started. */
export interface Revision {
  title: string;
  /** Where its `dist` lies. */
  folder: string;
  /** Loaded before it. */
  preload?: string;
}

export const ours: Revision = { title: 'the hub', folder: root };
export const plain: Revision = {
  title: 'the same, nothing encrypted',
  folder: root,
  preload: join(root, 'bench/contenders/plain.cjs'),
};

/** A whole hub in one process, as `npm start` runs it, on a database of its own in the bench's PostgreSQL. */
export class Hub {
  private constructor(
    readonly url: string,
    readonly databaseUrl: string,
    private readonly database: Client,
    readonly program: Program,
    /** From its start until it said that it is ready. */
    readonly readyAfterMs: number,
  ) {}

  static async start({ folder, preload }: Revision, installation: Installation): Promise<Hub> {
    const databaseUrl = await installation.freshDatabase('nothing');
    const own = mkdtempSync(join(installation.folder, 'hub-'));
    for (const name of ['data', 'keys']) mkdirSync(join(own, name));
    const port = await freePort();
    const env = {
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(own, 'data'),
      KEYS_DIR: join(own, 'keys'),
      PORT: String(port),
      LOG_LEVEL: 'error',
      DRAFTS_PER_MINUTE: '0', // all clients have one address
    };
    const flags = preload === undefined ? nodeFlags : [...nodeFlags, '--require', preload];
    const began = performance.now();
    const program = Program.start([...flags, join(folder, 'dist/apps/hub/main.js')], env, join(own, 'log'));
    const url = `http://127.0.0.1:${port}`;
    while (!(await isReady(url))) {
      program.check();
      await pause(20);
    }
    const readyAfterMs = performance.now() - began;
    const database = new Client({ connectionString: databaseUrl });
    await database.connect();
    return new Hub(url, databaseUrl, database, program, readyAfterMs);
  }

  /** How many events each topic has got so far. */
  async events(): Promise<Record<string, number>> {
    const tables = await this.database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'log' AND tablename LIKE '%#heads'`,
    );
    const counts = tables.rows.map(
      ({ name }) =>
        `SELECT '${name.slice(0, -'#heads'.length)}' AS topic, sum(next)::float8 AS count FROM log."${name}"`,
    );
    const { rows } = await this.database.query<{ topic: string; count: number | null }>(counts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ topic, count }) => [topic, count ?? 0]));
  }

  async stop(installation: Installation): Promise<void> {
    await this.program.stop();
    await this.database.end();
    await installation.drop(this.databaseUrl);
  }

  /** Resident memory in bytes, at this moment. */
  memory(): number {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.program.pid}/status`, 'utf8'))!;
    return Number(kilobytes) * 1024;
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

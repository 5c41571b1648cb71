import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { Client } from 'pg';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../stage/free-port.js';
import { pastRevision } from '../stage/past-revision.js';
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

/** One of before, to compare with. */
export async function past(name: string, say: (text: string) => void): Promise<Revision> {
  return { title: name, folder: await pastRevision(name, say) };
}

/** As `npm start` starts it. */
const FLAGS = ['--enable-source-maps'];

/** What else than events is counted: in which table, of which rows. */
const COUNTED = [
  { name: 'disclosures', table: 'disclosure', where: 'true' },
  { name: 'filings that agencies got', table: 'filing', where: 'true' },
  { name: 'reports that agencies made', table: 'report', where: 'true' },
  { name: 'reports that were applied', table: 'inbound', where: `state = 'applied'` },
];

/** A whole hub in one process, as `npm start` runs it, on a database of its own in the bench's PostgreSQL. */
export class Hub {
  private constructor(
    readonly url: string,
    readonly program: Program,
    private readonly stand: { folder: string; databaseUrl: string; database: Client },
    /** From its start until it said that it is ready. */
    readonly readyAfterMs: number,
  ) {}

  get databaseUrl(): string {
    return this.stand.databaseUrl;
  }

  static async start({ folder, preload }: Revision, installation: Installation): Promise<Hub> {
    const databaseUrl = await installation.freshDatabase('nothing');
    const own = mkdtempSync(join(installation.folder, 'hub-'));
    for (const name of ['data', 'keys', 'mail']) mkdirSync(join(own, name));
    const port = await freePort();
    const env = {
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(own, 'data'),
      KEYS_DIR: join(own, 'keys'),
      MAIL_DIR: join(own, 'mail'),
      PORT: String(port),
      LOG_LEVEL: 'error',
      DRAFTS_PER_MINUTE: '0', // all clients have one address
    };
    const flags = preload === undefined ? FLAGS : [...FLAGS, '--require', preload];
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
    return new Hub(url, program, { folder: own, databaseUrl, database }, readyAfterMs);
  }

  /** How many events each topic has got so far. */
  async events(): Promise<Record<string, number>> {
    const tables = await this.stand.database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'log' AND tablename LIKE '%#heads'`,
    );
    const counts = tables.rows.map(
      ({ name }) =>
        `SELECT '${name.slice(0, -'#heads'.length)}' AS topic, sum(next)::float8 AS count FROM log."${name}"`,
    );
    const { rows } = await this.stand.database.query<{ topic: string; count: number | null }>(
      counts.join(' UNION ALL '),
    );
    return Object.fromEntries(rows.map(({ topic, count }) => [topic, count ?? 0]));
  }

  /** What else happened so far, by what it is. */
  async counts(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name, table, where } of COUNTED) {
      const { rows } = await this.stand.database.query<{ schema: string }>(
        'SELECT schemaname AS schema FROM pg_tables WHERE tablename = $1',
        [table],
      );
      const each = rows.map(({ schema }) => `(SELECT count(*) FROM "${schema}"."${table}" WHERE ${where})`);
      const sum = await this.stand.database.query<{ count: number }>(`SELECT (${each.join(' + ')})::float8 AS count`);
      counts[name] = sum.rows[0]!.count;
    }
    const mails = readdirSync(this.stand.folder, { recursive: true, encoding: 'utf8' });
    return { ...counts, mails: mails.filter((name) => name.endsWith('.eml')).length };
  }

  async stop(installation: Installation): Promise<void> {
    await this.program.stop();
    await this.stand.database.end();
    await installation.drop(this.databaseUrl);
  }

  /** Bytes on the disk: tables with their indexes, and the documents. The write-ahead log, which is reused, is not counted. */
  async disk(): Promise<number> {
    const { rows } = await this.stand.database.query<{ bytes: number }>(
      'SELECT pg_database_size(current_database())::float8 AS bytes',
    );
    const files = readdirSync(this.stand.folder, { recursive: true, withFileTypes: true });
    const documents = files.filter((file) => file.isFile() && /documents/.test(file.parentPath));
    return documents.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, rows[0]!.bytes);
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

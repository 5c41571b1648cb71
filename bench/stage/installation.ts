import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clockTables } from '#clock';
import { contracts } from '#contracts';
import { provision, startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import { logTables } from '#messaging';
import { Client } from 'pg';
import { collector } from '../../apps/collector/index.js';

/** What a run of the collector starts from: a copy of the one that is sealed as in an installation, or of the one in plain text. */
export type Template = 'sealed' | 'plain';

/** A PostgreSQL of its own, as an installation has it, and a database for each run. */
export class Installation {
  private databases = 0;

  private constructor(
    readonly folder: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async open(): Promise<Installation> {
    const folder = mkdtempSync(join(tmpdir(), 'ankomst-bench-'));
    return new Installation(folder, await startEmbeddedPostgres({ dataDir: folder }));
  }

  /** One that counts the statements of each of its databases. */
  static async openCounting(): Promise<Installation> {
    const plain = await Installation.open();
    await plain.asOwner('postgres', `ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`);
    await plain.server.stop();
    const counting = new Installation(plain.folder, await startEmbeddedPostgres({ dataDir: plain.folder }));
    await counting.asOwner('postgres', 'CREATE EXTENSION pg_stat_statements');
    return counting;
  }

  /** How often each statement was run on this database so far, the beginnings and ends of transactions included. */
  async statements(url: string): Promise<Map<string, number>> {
    const rows = await this.asOwner<{ query: string; calls: number }>(
      'postgres',
      `SELECT query, sum(calls)::float8 AS calls FROM pg_stat_statements JOIN pg_database ON dbid = pg_database.oid
       WHERE datname = '${nameIn(url)}' GROUP BY query`,
    );
    return new Map(rows.map(({ query, calls }) => [query, calls]));
  }

  get pid(): number {
    return this.server.pid!;
  }

  /** What a commit of this server promises, as it says itself. */
  async durability(): Promise<Record<string, string>> {
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'shared_buffers'];
    const [row] = await this.asOwner<Record<string, string>>(
      'postgres',
      `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`,
    );
    return row!;
  }

  /** The database that every run of ours starts from: `fill` puts into it what is there before the clock starts. */
  async prepareTemplate(template: Template, fill: (url: string) => Promise<void>): Promise<void> {
    const url = await this.createDatabase(nameOf(template));
    await provision(
      url,
      [collector.schema],
      [...logTables(contracts.topics, ['collector']), ...clockTables(['collector'])],
    );
    await fill(url);
    await this.query(url, 'VACUUM ANALYZE');
  }

  /** Nothing of what was read before is known of the topics that a run reads. */
  async emptyLog(url: string): Promise<void> {
    for (const { name } of contracts.topics) {
      await this.query(url, `TRUNCATE log."${name}"`);
      await this.query(url, `UPDATE log."${name}#heads" SET next = 0`);
    }
    await this.query(url, 'DELETE FROM collector.message_position');
  }

  /** A copy of the template, or an empty database; nothing of it waits to be written when the clock starts. */
  async freshDatabase(from: Template | 'nothing'): Promise<string> {
    this.databases += 1;
    const name = `bench_${this.databases}`;
    const template = from === 'nothing' ? '' : ` TEMPLATE ${nameOf(from)} STRATEGY FILE_COPY`;
    const url = await this.createDatabase(name, template);
    await this.query(url, 'CHECKPOINT');
    return url;
  }

  async drop(url: string): Promise<void> {
    await this.asOwner('postgres', `DROP DATABASE ${nameIn(url)} WITH (FORCE)`);
  }

  /** Bytes of write-ahead log so far. */
  async walBytes(): Promise<number> {
    const [row] = await this.asOwner<{ bytes: string }>('postgres', `SELECT pg_current_wal_lsn() - '0/0' AS bytes`);
    return Number(row!.bytes);
  }

  async query<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, values)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await this.server.stop();
    const { dataDir } = this.server;
    if (!dataDir.startsWith(this.folder)) rmSync(dirname(dataDir), { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async createDatabase(name: string, options = ''): Promise<string> {
    await this.asOwner('postgres', `CREATE DATABASE ${name}${options}`);
    return this.urlOf(name);
  }

  private asOwner<Row>(database: string, sql: string): Promise<Row[]> {
    return this.query(this.urlOf(database), sql);
  }

  private urlOf(database: string): string {
    const url = new URL(this.server.url);
    url.pathname = `/${database}`;
    return url.toString();
  }
}

const nameOf = (template: Template): string => `bench_template_${template}`;

const nameIn = (url: string): string => new URL(url).pathname.slice(1);

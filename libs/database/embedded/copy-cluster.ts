import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { DatabaseError } from '../errors.js';

/** A file of a cluster: its name there, with `/`, and where it lies. */
export interface ClusterFile {
  readonly name: string;
  readonly from: string;
}

/** Who keeps the copy. */
export interface ClusterKeeper {
  /** The folder is needed, also when nothing is in it. */
  folder(name: string): void;
  /**
   * In any order. They may change while they are read: what they become is in the write-ahead log. One that is gone by
   * now is left out.
   */
  files(files: readonly ClusterFile[]): Promise<void>;
  text(name: string, text: string): Promise<void>;
}

/** Their content belongs to the server that runs (PostgreSQL, "Making a Base Backup Using the Low Level API"); the log is copied last. */
const NEEDED_EMPTY = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
  'pg_wal/archive_status',
  'pg_wal/summaries',
]);
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|pg_internal\.init.*|pgsql_tmp.*|.*\.tmp)$/;
const CONTROL = 'global/pg_control';
const LOG = 'pg_wal';

/**
 * Copies a cluster while it is at work. Once this resolves, what was kept recovers to the moment at which the copying
 * ended, with all that was committed by then; broken off before, it is worth nothing and is begun anew.
 *
 * PostgreSQL is told where the copy begins and ends, and the log in between is kept by a slot that lives with this
 * connection: when this process dies nothing is left behind.
 * @returns the moment to which it recovers
 */
export async function copyCluster(ownerUrl: string, keeper: ClusterKeeper): Promise<Date> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'backup', keepAlive: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { cluster, segment } = await look(client);
    const { label, stop, at } = await copyBetween(client, cluster, keeper);
    const first = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1];
    if (!first) throw new Error('PostgreSQL names no first file of its log');
    const log = segmentsBetween(first, stop, segment).map((name) => `pg_wal/${name}`);
    await keeper.files(log.map((name) => ({ name, from: join(cluster, name) })));
    await keeper.text('backup_label', label);
    return at;
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (!code || !/^([0-9A-Z]{5}|ECONN\w+)$/.test(code)) throw error;
    throw new DatabaseError(
      'COPY_FAILED',
      `The database could not be copied (${code}: ${message}). Start the hub anew and call again; the copy begins from its start.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function look(client: Client): Promise<{ cluster: string; segment: bigint }> {
  const { rows } = await client.query<{ cluster: string; segment: string; elsewhere: number }>(
    `SELECT current_setting('data_directory') AS cluster,
       (SELECT setting FROM pg_settings WHERE name = 'wal_segment_size') AS segment,
       (SELECT count(*)::int FROM pg_tablespace WHERE spcname NOT IN ('pg_default', 'pg_global')) AS elsewhere`,
  );
  const { cluster, segment, elsewhere } = rows[0]!;
  if (elsewhere === 0) return { cluster, segment: BigInt(segment) };
  throw new DatabaseError(
    'COPY_FAILED',
    'Tables of this database lie in folders outside it (tablespaces), which a backup does not carry. Back it up with its own tools.',
  );
}

async function copyBetween(
  client: Client,
  cluster: string,
  keeper: ClusterKeeper,
): Promise<{ label: string; stop: bigint; at: Date }> {
  await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [`backup_${process.pid}`]);
  await client.query('SELECT pg_backup_start($1, true)', ['ankomst']);
  await keeper.files(filesIn(cluster, '', (name) => keeper.folder(name)));
  await keeper.files([{ name: CONTROL, from: join(cluster, CONTROL) }]);
  // before the end is written: what is committed after this may be in the copy or not
  const { rows: times } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  const { rows: ends } = await client.query<{ label: string; stop: string }>(
    `SELECT labelfile AS label, (lsn - '0/0'::pg_lsn)::text AS stop FROM pg_backup_stop(false)`,
  );
  const { label, stop } = ends[0]!;
  return { label, stop: BigInt(stop), at: times[0]!.at };
}

function filesIn(cluster: string, folder: string, onFolder: (name: string) => void): ClusterFile[] {
  return entriesOf(join(cluster, folder)).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.test(entry.name) || name === CONTROL) return [];
    if (entry.isFile()) return folder === LOG ? [] : [{ name, from: join(cluster, name) }];
    if (!entry.isDirectory()) return [];
    onFolder(name);
    return NEEDED_EMPTY.has(name) && name !== LOG ? [] : filesIn(cluster, name, onFolder);
  });
}

/** A database or a table may be dropped meanwhile. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const FOUR_GIGABYTES = 0x1_0000_0000n;

/** The log's files from one to that which holds the byte before `stop`: timeline, and the number in two parts (xlog_internal.h). */
export function segmentsBetween(first: string, stop: bigint, segment: bigint): string[] {
  const each = FOUR_GIGABYTES / segment;
  const hex = (value: bigint): string => value.toString(16).toUpperCase().padStart(8, '0');
  const timeline = first.slice(0, 8);
  const names: string[] = [];
  const from = BigInt(`0x${first.slice(8, 16)}`) * each + BigInt(`0x${first.slice(16)}`);
  for (let number = from; number <= (stop - 1n) / segment; number += 1n)
    names.push(`${timeline}${hex(number / each)}${hex(number % each)}`);
  return names;
}

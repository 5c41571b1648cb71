import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** What `postmaster.pid` says (PostgreSQL, miscadmin.h: line 1 pid, 4 port, 8 status). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

export function findPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * A pid file outlives its server, and its pid may by now be somebody else's (a container counts from 1 again):
 * PostgreSQL would refuse to start for ever. It is removed only when no process at all works in the cluster, since
 * orphaned children still hold the shared memory.
 */
export function forgetStalePidFile(cluster: string): void {
  const found = findPostmaster(cluster);
  if (!found || !existsSync('/proc') || processesIn(cluster).length > 0) return;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Every process of a server has the cluster as its working directory. */
function processesIn(cluster: string): number[] {
  const folder = realpathSync(cluster);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingDirectory(pid) === folder);
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Whether the server behind `url` takes our password and serves this very folder: a pid or a port proves nothing. */
export async function servesCluster(url: string, cluster: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
    return realpathSync(rows[0]?.folder ?? '') === realpathSync(cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

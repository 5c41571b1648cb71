import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A pid file outlives its server: only a process that works in this cluster is ours to kill. */
export function findPostmaster(databaseFolder: string): number | undefined {
  const cluster = join(databaseFolder, 'cluster');
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    if (!(pid > 1)) return undefined;
    process.kill(pid, 0);
    const ours = !existsSync('/proc') || readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    return ours ? pid : undefined;
  } catch {
    return undefined; // gone between two looks
  }
}

/** kill -9 of the server, once there is one. */
export async function killPostmaster(databaseFolder: string, rest: (ms: number) => Promise<void>): Promise<void> {
  for (;;) {
    const pid = findPostmaster(databaseFolder);
    if (pid) return void process.kill(pid, 'SIGKILL');
    await rest(20);
  }
}

/** Ends the server's children too, and leaves no shared memory. */
export async function endPostmaster(databaseFolder: string): Promise<void> {
  const pid = findPostmaster(databaseFolder);
  if (!pid) return;
  process.kill(pid, 'SIGQUIT');
  while (findPostmaster(databaseFolder)) await pause(20);
}

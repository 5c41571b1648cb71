import { spawn } from 'node:child_process';
import { closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from '#daemons';
import { findPostmaster } from './postmaster.js';
import type { Home } from './home.js';
import { serverArguments } from './server-settings.js';

export interface Launched {
  readonly pid: number | undefined;
  readonly ready: boolean;
  readonly lastWords?: string;
}

/**
 * Starts a server and waits until it is ready, has ended, or nobody wants it any more. It leads a process group of its
 * own: Ctrl-C reaches the hub only, which stops its services before their database.
 */
export async function launch(home: Home, port: number, unwanted: () => boolean): Promise<Launched> {
  const cluster = join(home.folder, 'cluster');
  const logFile = join(home.folder, 'server.log');
  const log = openLog(logFile);
  const child = spawn(join(home.binaries, 'bin', 'postgres'), ['-D', cluster, '-p', String(port), ...serverArguments], {
    ...home.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { LC_ALL: 'C', PATH: process.env.PATH },
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  while (!ended && !unwanted()) {
    const found = findPostmaster(cluster);
    if (found?.pid === child.pid && found?.ready) return { pid: child.pid, ready: true };
    await pause(20);
  }
  return { pid: ended ? undefined : child.pid, ready: false, lastWords: lastLine(logFile) };
}

function lastLine(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
}

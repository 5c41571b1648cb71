import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from '../errors.js';
import type { Home } from './home.js';

const OWNER = 'ankomst';

export function ownerUrl(secret: string, port: number): string {
  return `postgres://${OWNER}:${secret}@127.0.0.1:${port}/postgres`;
}

/** Makes the cluster in a folder beside its place and moves it there whole: a crash leaves none or a good one. */
export function initialise(home: Home, secret: string): void {
  const cluster = join(home.folder, 'cluster');
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const draft = `${cluster}.draft-${process.pid}`;
  forgetAbandoned(home.folder);
  runInitdb(home, draft, secret);
  try {
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error; // otherwise somebody else was faster
  }
}

function runInitdb(home: Home, cluster: string, secret: string): void {
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, `${secret}\n`, { mode: 0o600 });
  if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid);
  const result = spawnSync(
    join(home.binaries, 'bin', 'initdb'),
    [
      `--pgdata=${cluster}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...home.account, cwd: '/', env: { LC_ALL: 'C', PATH: process.env.PATH }, encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (result.status === 0) return;
  rmSync(cluster, { recursive: true, force: true });
  throw new DatabaseError(
    'INIT_FAILED',
    `The database could not be made in ${home.folder}: ${result.error?.message ?? result.stderr.trim().split('\n').at(-1)}. Is the disk full, or the folder read-only?`,
  );
}

/** What processes left behind that were killed while they made a cluster. */
function forgetAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^cluster\.draft-(\d+)/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

import { spawnSync } from 'node:child_process';
import { chownSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOnce } from '#daemons';
import { DatabaseError } from '../errors.js';
import type { Home } from './home.js';

export const OWNER = 'ankomst';

export function ownerUrl(secret: string, port: number): string {
  return `postgres://${OWNER}:${secret}@127.0.0.1:${port}/postgres`;
}

export async function initialise(home: Home, secret: string): Promise<void> {
  await folderOnce(join(home.folder, 'cluster'), 'PG_VERSION', (draft) => runInitdb(home, draft, secret));
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
  throw new DatabaseError(
    'INIT_FAILED',
    `The database could not be made in ${home.folder}: ${result.error?.message ?? result.stderr.trim().split('\n').at(-1)}. Is the disk full, or the folder read-only?`,
  );
}

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileOnce, folderOnce } from '#daemons';
import { DatabaseError } from '../errors.js';
import { homesOf, prepareHome, type Home } from './home.js';
import { OWNER } from './initialise.js';
import { serverArguments } from './server-settings.js';

/** Whether a database was ever made for a data folder that exists. */
export function holdsCluster(dataDir: string): boolean {
  return existsSync(dataDir) && homesOf(dataDir).some((home) => existsSync(join(home, 'cluster')));
}

/**
 * Makes the cluster of a data folder from a copy (`copyCluster`): recovers it to the end of the copy, and gives its owner
 * a password of its own. Whole or not there, whatever happens on the way; `before` is done last of all that may fail.
 * @param fill puts the copy's files into a folder
 * @param statement of the owner, one line, run once the database is there again
 * @throws DatabaseError RECOVERY_FAILED
 */
export async function restoreCluster(
  dataDir: string,
  fill: (folder: string) => Promise<void>,
  before: () => Promise<void>,
  { statement, signal }: { statement: string; signal: AbortSignal },
): Promise<void> {
  const home = prepareHome(dataDir);
  const secret = fileOnce(join(home.folder, 'secret'), () => randomBytes(24).toString('hex'));
  await folderOnce(join(home.folder, 'cluster'), 'PG_VERSION', async (draft) => {
    mkdirSync(draft, { mode: 0o700 });
    await fill(draft);
    own(home, draft);
    await recover(home, draft, [`ALTER ROLE ${OWNER} PASSWORD '${secret}'`, statement], signal);
    await before();
  });
}

/** PostgreSQL takes only folders that are its account's alone. */
function own({ account }: Home, folder: string): void {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true });
  const all = [{ path: folder, isFolder: true }].concat(
    paths.map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() })),
  );
  for (const { path, isFolder } of all) {
    chmodSync(path, isFolder ? 0o700 : 0o600);
    if (account) chownSync(path, account.uid, account.gid);
  }
}

/** A server for nobody else, which recovers, does as it is told, and ends. It says what went wrong, and our statements hold no value of a person. */
async function recover(home: Home, cluster: string, statements: readonly string[], signal: AbortSignal): Promise<void> {
  const loud = ['log_min_messages=warning', 'log_min_error_statement=panic'].flatMap((setting) => ['-c', setting]);
  const child = spawn(
    join(home.binaries, 'bin', 'postgres'),
    ['--single', '-D', cluster, ...serverArguments, ...loud, 'postgres'],
    { ...home.account, cwd: '/', env: { LC_ALL: 'C', PATH: process.env.PATH }, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-10_000)));
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
    child.stdin.on('error', () => undefined); // it ended before it read: its code says so
    child.stdin.end(statements.map((statement) => `${statement}\n`).join(''));
  }).finally(() => signal.removeEventListener('abort', stop));
  signal.throwIfAborted();
  const wrong = said.split('\n').find((line) => /\b(ERROR|FATAL|PANIC):/.test(line));
  if (code === 0 && !wrong) return;
  throw new DatabaseError(
    'RECOVERY_FAILED',
    `PostgreSQL does not recover the database of this backup: ${(wrong ?? said.trim().split('\n').at(-1) ?? '').replace(/^.*?(?=ERROR|FATAL|PANIC)/, '')}. Restore another backup, or with the version of Ankomst that made this one.`,
  );
}

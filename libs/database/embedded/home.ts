import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from '../errors.js';
import { canRun, canWrite, findAccount, type Account } from './account.js';
import { getBinaries } from './binaries.js';

/** Where the server lives and what it runs as. */
export interface Home {
  /** Holds `cluster/` (PostgreSQL's own), `secret` and `server.log`. */
  readonly folder: string;
  /** Holds `bin/`, `lib/`, `share/`. */
  readonly binaries: string;
  readonly account: Account | undefined;
}

/** `<dataDir>/postgres`; for root also a folder under /var/tmp, where PostgreSQL's own user reaches what root's folders hide. */
export function prepareHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true });
  const wanted = join(dataDir, 'postgres');
  const account = findOwner(join(wanted, 'cluster')) ?? findAccount();
  const hidden = !canWrite(account, ownFolder(wanted, account));
  const folder = account && hidden ? ownFolder(join(reachable(dataDir), 'postgres'), account) : wanted;
  if (hidden && !canWrite(account, folder)) {
    throw new DatabaseError(
      'UNREACHABLE',
      `PostgreSQL's user cannot write to ${folder}. Set DATA_DIR to a folder that it may reach.`,
    );
  }
  return { folder, account, binaries: runnable(account, dataDir) };
}

/** Root goes on as whoever made the cluster: PostgreSQL serves nobody else's. */
function findOwner(cluster: string): Account | undefined {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return process.getuid?.() === 0 && found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function runnable(account: Account | undefined, dataDir: string): string {
  const binaries = getBinaries();
  if (canRun(account, join(binaries, 'bin', 'postgres'))) return binaries;
  const copy = join(reachable(dataDir), 'native');
  if (!canRun(account, join(copy, 'bin', 'postgres'))) copyWhole(binaries, copy);
  return copy;
}

function copyWhole(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(draft, to);
}

function ownFolder(folder: string, account: Account | undefined): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** The folders that `prepareHome` chooses from. */
export function homesOf(dataDir: string): readonly string[] {
  return [dataDir, reachableName(dataDir)].map((folder) => join(folder, 'postgres'));
}

/** One per data folder. */
function reachableName(dataDir: string): string {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
  return join('/var/tmp', `ankomst-${name}`);
}

/** /var/tmp is everybody's: a folder that somebody else put there is refused. */
function reachable(dataDir: string): string {
  const folder = reachableName(dataDir);
  mkdirSync(folder, { recursive: true });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new DatabaseError('UNREACHABLE', `${folder} belongs to somebody else. Set DATA_DIR to another folder.`);
  }
  chmodSync(folder, 0o755);
  return folder;
}

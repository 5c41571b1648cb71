import { readSettings, type Settings } from '#settings';
import { explain, INTERRUPTED, type Terminal } from '../program.js';
import { progressTo } from './around.js';
import { backupUsage, readBackupArguments, readRestoreArguments, restoreUsage } from './arguments.js';
import { backUp, NOT_OURS } from './back-up.js';
import { backUpKeys } from './back-up-keys.js';
import { restore } from './restore.js';

export interface Context extends Terminal {
  /** Of this process, unless given. */
  readonly env?: NodeJS.ProcessEnv;
}

const exitCodes: Readonly<Record<string, number>> = { noDatabase: 3, UNREACHABLE: 3 };

/** The whole of `npm run backup`; resolves to its exit code. */
export function runBackup(args: string[], context: Context): Promise<number> {
  return run(context, async (settings) => {
    const wish = readBackupArguments(args);
    if (wish.command === 'help') return backupUsage;
    if (wish.command === 'keys') return `${await backUpKeys(settings(), wish.to)}\n`;
    return `${await backUp(settings(), wish.to, around(context))}\n`;
  });
}

/** The whole of `npm run restore`; resolves to its exit code. */
export function runRestore(args: string[], context: Context): Promise<number> {
  return run(context, async (settings) => {
    const wish = readRestoreArguments(args);
    return wish.command === 'help' ? restoreUsage : `${await restore(settings(), wish.from, around(context))}\n`;
  });
}

async function run(context: Context, work: (settings: () => Settings) => Promise<string>): Promise<number> {
  const settings = (): Settings => {
    const read = readSettings(context.env);
    if (read.databaseUrl) context.err.write(`${NOT_OURS}\n`);
    return read;
  };
  try {
    context.out.write(await work(settings));
    return 0;
  } catch (error) {
    if (context.interrupted.aborted) {
      context.err.write('Interrupted: nothing is whole, and nothing is broken. Call again.\n');
      return INTERRUPTED;
    }
    return refusedByDisk(error, context) ?? explain(error, context.err, exitCodes);
  }
}

const around = ({ err, interrupted }: Context) => ({ signal: interrupted, tell: progressTo(err) });

const DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'There is no room left on the disk. Make room, or take another one, and call again',
  EACCES: 'A file may not be read or written. Run this as the user who started the hub',
  EPERM: 'A file may not be read or written. Run this as the user who started the hub',
  EROFS: 'Nothing can be written there. Take another folder',
  EIO: 'The disk reads or writes wrongly. Take another one',
};

/** Exit code, where it was the disk. */
function refusedByDisk(error: unknown, { err }: Context): number | undefined {
  const { code = '', path } = error as { code?: string; path?: string };
  if (!DISK[code]) return undefined;
  err.write(`${DISK[code]} (${code}${path ? `: ${path}` : ''}).\n`);
  return 1;
}

import { describeError, MendableError } from '#observability';
import { readSettings, type Settings } from '#settings';
import { progressTo } from './around.js';
import { backupUsage, readBackupArguments, readRestoreArguments, restoreUsage } from './arguments.js';
import { backUp, NOT_OURS } from './back-up.js';
import { backUpKeys } from './back-up-keys.js';
import { restore } from './restore.js';

export interface Context {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
  readonly interrupted: AbortSignal;
  /** Of this process, unless given. */
  readonly env?: NodeJS.ProcessEnv;
}

const exitCodes: Readonly<Record<string, number>> = { SETTING: 2, usage: 2, noDatabase: 3, UNREACHABLE: 3 };
const INTERRUPTED = 130;

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
    const { sentence, code } = explain(error);
    context.err.write(`${sentence}\n`);
    return code;
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

/** What a person can mend is one sentence; anything else is a defect and says where. */
function explain(error: unknown): { sentence: string; code: number } {
  const { code = '', path } = error as { code?: string; path?: string };
  if (DISK[code]) return { sentence: `${DISK[code]} (${code}${path ? `: ${path}` : ''}).`, code: 1 };
  if (!(error instanceof MendableError)) return { sentence: JSON.stringify(describeError(error)), code: 1 };
  return { sentence: error.message, code: exitCodes[code] ?? 1 };
}

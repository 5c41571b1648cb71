import { parseArgs } from 'node:util';
import { UsageError } from '#observability';

export const backupUsage = `npm run backup [-- options]

Makes a backup of this installation while the hub runs: its database, which recovers to the moment at which its copy ended,
and its documents. Never the keys: without them nobody reads a backup, so they are kept apart from it (docs/backup.md).
Broken off, it makes no backup; called again it goes on where that is right. A whole one holds backup.json.

  --to <folder>     where to (.backups/<time>; one there that was broken off is gone on with)
  --keys <folder>   instead of the data: a copy of the wrapped keys of KEYS_DIR, and of the list of erasures. Not of what
                    opens them: KEYS_DIR/kek and KEYS_DIR/secret have a place of their own
  --help            this text

With DATABASE_URL the database has a backup by its own tools, made before this one, which takes the documents.
Ends with 0 when the backup is whole, 1 when not, 2 on a wrong option, 3 without a database, 130 when interrupted.
`;

export const restoreUsage = `npm run restore -- --from <folder>

Brings a backup back into an empty DATA_DIR: every file is held against what the backup says of it, and the database
recovers to the end of the backup. Nothing is there before all is. Then npm start, with the KEYS_DIR of the installation.

  --from <folder>   the backup: a folder with backup.json
  --help            this text

With DATABASE_URL its own tools bring the database back; then call this, which brings the documents and tells the database,
so that what Kafka knows more is passed over.
Ends with 0 when all is back, 1 when not, 2 on a wrong option, 130 when interrupted.
`;

export type BackupWish =
  | { readonly command: 'help' }
  | { readonly command: 'data'; readonly to: string | undefined }
  | { readonly command: 'keys'; readonly to: string };

export type RestoreWish = { readonly command: 'help' } | { readonly command: 'restore'; readonly from: string };

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** @throws UsageError */
export function readBackupArguments(args: string[]): BackupWish {
  const { help, to, keys } = orRefuse(
    'backup',
    () => parseArgs({ args, options: { to: text, keys: text, help: flag } }).values,
  );
  if (help) return { command: 'help' };
  if (keys === undefined) return { command: 'data', to };
  if (to !== undefined) throw refusal('backup', 'Keys have a backup apart from the data: write --to or --keys.');
  return { command: 'keys', to: keys };
}

/** @throws UsageError */
export function readRestoreArguments(args: string[]): RestoreWish {
  const { help, from } = orRefuse('restore', () => parseArgs({ args, options: { from: text, help: flag } }).values);
  if (help) return { command: 'help' };
  if (from === undefined) throw refusal('restore', 'Say which backup: --from <folder>.');
  return { command: 'restore', from };
}

function orRefuse<T>(program: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw refusal(program, (error as Error).message);
  }
}

function refusal(program: string, sentence: string): UsageError {
  return new UsageError(`${sentence} See npm run ${program} -- --help`);
}

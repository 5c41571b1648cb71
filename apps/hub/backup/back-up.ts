import { existsSync, readdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyCluster, findEmbeddedPostgres } from '#database';
import { MendableError } from '#observability';
import type { Settings } from '#settings';
import { megabytes, type Around } from './around.js';
import { someAtOnce } from './copy-file.js';
import { DOCUMENTS, JOURNAL } from './manifest.js';
import { UnfinishedBackup } from './unfinished-backup.js';

const PARENT = '.backups';
const LOOK_EVERY_MS = 100;

/** Somebody else's PostgreSQL has tools of its own for this. */
export const NOT_OURS =
  'DATABASE_URL names a PostgreSQL that is not part of this installation: its own tools back it up and bring it back, the database first. Here only the documents are taken.';

/** All that lies in `DATA_DIR` and is not made anew by itself: the database and the documents. Resolves to what was done, in a sentence. */
export async function backUp(settings: Settings, wished: string | undefined, around: Around): Promise<string> {
  const place = resolve(wished ?? placeFor(new Date()));
  refuseInside(settings, place, '--to');
  const url = settings.databaseUrl ? undefined : await getRunning(settings.dataDir);
  const backup = UnfinishedBackup.open(place, around);
  const takeDocuments = (): Promise<void> => copyDocuments(settings.dataDir, backup);
  await takeDocuments();
  if (url && !backup.hasDatabase) backup.endDatabase(await beside(takeDocuments, () => copyCluster(url, backup)));
  await takeDocuments();
  const { files, bytes, database } = await backup.finish(new Date());
  const upTo = database ? `, with all that was committed up to ${database.upTo}` : ' (documents only)';
  return `The backup is whole: ${place}, ${files} files, ${megabytes(bytes)}${upTo}.`;
}

/** Documents come in while the database is copied, and some go again: none that the database will name is missed. */
async function beside<T>(again: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  let working = true;
  const worked = work().finally(() => (working = false));
  const repeated = async (): Promise<void> => {
    for (; working; await pause(LOOK_EVERY_MS)) await again();
  };
  const [done, repeating] = await Promise.allSettled([worked, repeated()]);
  if (done.status === 'rejected') throw done.reason;
  if (repeating.status === 'rejected') throw repeating.reason;
  return done.value;
}

/** Documents never change: a name is a hash. One that has a dot in it is just being written. */
async function copyDocuments(dataDir: string, backup: UnfinishedBackup): Promise<void> {
  const folder = join(dataDir, DOCUMENTS);
  for (const part of namesIn(folder)) {
    const files = namesIn(join(folder, part)).filter((file) => !file.includes('.'));
    const missing = files.filter((file) => !backup.has(`${DOCUMENTS}/${part}/${file}`));
    await someAtOnce(missing, (file) => backup.take(`${DOCUMENTS}/${part}/${file}`, join(folder, part, file)));
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

async function getRunning(dataDir: string): Promise<string> {
  const url = await findEmbeddedPostgres(dataDir);
  if (url) return url;
  throw new MendableError(
    'noDatabase',
    `No database runs in ${dataDir}. Start the hub (npm start) and call again, as the same user; or set DATA_DIR to that of the hub that you mean.`,
  );
}

/** The newest one that was broken off, or one of its own. */
function placeFor(now: Date): string {
  const unfinished = namesIn(PARENT).findLast((name) => existsSync(join(PARENT, name, JOURNAL)));
  return join(
    PARENT,
    unfinished ??
      now
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(':', '-'),
  );
}

/** A backup inside what it backs up would grow with itself, and lie on the same disk; beside the keys it would lie open. */
export function refuseInside({ dataDir, keysDir }: Settings, place: string, option: string): void {
  const isWithin = (one: string, other: string): boolean => `${one}${sep}`.startsWith(`${other}${sep}`);
  for (const [name, folder] of Object.entries({ DATA_DIR: dataDir, KEYS_DIR: keysDir }))
    if (isWithin(place, folder) || isWithin(folder, place))
      throw new MendableError('usage', `${option} takes a folder outside ${name} (${folder}), and not one around it.`);
}

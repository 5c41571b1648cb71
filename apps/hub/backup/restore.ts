import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { folderOnce, isAlive } from '#daemons';
import { findEmbeddedPostgres, holdsCluster, restoreCluster } from '#database';
import { markRestored } from '#messaging';
import { MendableError } from '#observability';
import type { Settings } from '#settings';
import type { Around } from './around.js';
import { copyFile, someAtOnce } from './copy-file.js';
import { damaged, DATABASE, DOCUMENTS, readManifest, type KeptFile, type Manifest } from './manifest.js';

/**
 * Brings a backup into an empty `DATA_DIR`. The database gets its name last of all, so that a hub finds all or nothing.
 * Resolves to what was done, in a sentence.
 */
export async function restore(settings: Settings, from: string, around: Around): Promise<string> {
  const { dataDir, databaseUrl } = settings;
  const backup = resolve(from);
  const manifest = readManifest(backup);
  for (const file of manifest.files)
    if (sizeOf(join(backup, file.name)) !== file.bytes) throw damaged(join(backup, file.name));
  await refuseInUse(dataDir);
  const bring = new Bringer(backup, manifest, around);
  const documents = async (): Promise<void> => {
    await folderOnce(join(dataDir, DOCUMENTS), '.', (draft) => bring.all(DOCUMENTS, draft));
  };
  if (databaseUrl) {
    await mark(databaseUrl);
    await documents();
    return `The documents are back in ${dataDir}. What Kafka knows that the database does not is passed over from the next start on.`;
  }
  const { database } = manifest;
  if (!database)
    throw new MendableError(
      'noDatabase',
      `The backup in ${backup} holds documents only. Set DATABASE_URL to the PostgreSQL that they belong to.`,
    );
  const fill = async (folder: string): Promise<void> => {
    for (const name of database.folders) mkdirSync(join(folder, name), { recursive: true });
    await bring.all(DATABASE, folder);
  };
  await restoreCluster(dataDir, fill, documents, { statement: markRestored, signal: around.signal });
  return `All that was committed up to ${database.upTo} is back in ${dataDir}. Start the hub with the keys of the installation (KEYS_DIR).`;
}

/** Whoever brought this database back: what its services had not said by then is undone with the next provisioning. */
async function mark(databaseUrl: string): Promise<void> {
  const owner = new Client({ connectionString: databaseUrl, application_name: 'restore' });
  owner.on('error', () => undefined);
  await owner.connect().catch((cause: unknown) => {
    throw new MendableError(
      'UNREACHABLE',
      'The PostgreSQL of DATABASE_URL cannot be reached. Bring it back by its own tools first, as its owner, and call again.',
      { cause },
    );
  });
  try {
    await owner.query(markRestored);
  } finally {
    await owner.end();
  }
}

class Bringer {
  constructor(
    private readonly backup: string,
    private readonly manifest: Manifest,
    private readonly around: Around,
  ) {}

  /** All files of a part of the backup, each as the manifest says that it is. */
  async all(part: string, to: string): Promise<void> {
    mkdirSync(to, { recursive: true, mode: 0o700 });
    const files = this.manifest.files.filter(({ name }) => name.startsWith(`${part}/`));
    await someAtOnce(files, (file) => this.one(file, join(to, file.name.slice(part.length + 1))));
  }

  private async one({ name, bytes, sha256 }: KeptFile, to: string): Promise<void> {
    const { signal, tell } = this.around;
    const copied = await copyFile(join(this.backup, name), to, signal);
    if (copied?.sha256 !== sha256) throw damaged(join(this.backup, name));
    tell(name, bytes);
  }
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** What another restore left that was killed is no data. */
async function refuseInUse(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  if (await findEmbeddedPostgres(dataDir))
    throw new MendableError('notEmpty', `A hub works on ${dataDir}. Stop it, and set DATA_DIR to an empty folder.`);
  const left = (name: string): boolean => !isAlive(Number(/[.]draft-(\d+)$/.exec(name)?.[1] ?? process.pid));
  const kept = readdirSync(dataDir).filter((name) => name !== 'postgres' && !left(name));
  if (kept.length === 0 && !holdsCluster(dataDir)) return;
  throw new MendableError(
    'notEmpty',
    `${dataDir} is not empty. A backup is restored beside what is there, never over it: set DATA_DIR to an empty folder.`,
  );
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MendableError } from '#observability';

/** A file of a backup, by its name in the backup's folder. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The database in a backup. */
export interface KeptDatabase {
  /** All that was committed by then is in it (ISO 8601, UTC). */
  readonly upTo: string;
  /** Those that are needed, also where nothing is in them. */
  readonly folders: readonly string[];
}

/** `backup.json`: what a whole backup consists of. Without it a folder is no backup. */
export interface Manifest {
  readonly format: 1;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Missing: the database has a backup by its own tools. */
  readonly database?: KeptDatabase;
  readonly files: readonly KeptFile[];
}

export const MANIFEST = 'backup.json';
/** What is done of a backup that is not whole: its lines are `Note`s. */
export const JOURNAL = 'unfinished.jsonl';
export const DATABASE = 'database';
export const DOCUMENTS = 'documents';

export function writeManifest(manifest: Manifest): string {
  return JSON.stringify({ ...manifest, sha256: digestOf(manifest) });
}

/** @throws MendableError noBackup, damaged */
export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  if (existsSync(join(folder, JOURNAL)))
    throw new MendableError(
      'noBackup',
      `The backup in ${folder} was broken off. Finish it (npm run backup -- --to ${folder}), or restore another.`,
    );
  if (!existsSync(file))
    throw new MendableError('noBackup', `${folder} holds no backup: a whole one has ${MANIFEST} in it.`);
  try {
    const { sha256, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as Manifest & { sha256: string };
    if (manifest.format === 1 && sha256 === digestOf(manifest)) return manifest;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw damaged(file);
}

export function damaged(file: string): MendableError {
  return new MendableError(
    'damaged',
    `${file} is not what was written: the backup is damaged, and nothing was restored. Take another copy of it, or an older backup.`,
  );
}

function digestOf(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}

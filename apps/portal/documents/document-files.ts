import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DOCUMENTS_FOLDER } from '../ground/tokens.js';

/** Bytes by name in a folder. A file is whole or not there; writing it again changes nothing. */
@Injectable()
export class DocumentFiles {
  constructor(@Inject(DOCUMENTS_FOLDER) private readonly folder: string) {}

  async write(name: string, bytes: Buffer): Promise<void> {
    const place = this.placeOf(name);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const draft = `${place}.${randomUUID()}`;
    try {
      await writeThrough(draft, bytes);
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async find(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.placeOf(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await rm(this.placeOf(name), { force: true });
  }

  /** Names are hashes; two characters of folder keep listings short. */
  private placeOf(name: string): string {
    return join(this.folder, name.slice(0, 2), name);
  }
}

async function writeThrough(place: string, bytes: Buffer): Promise<void> {
  const file = await open(place, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

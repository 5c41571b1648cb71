import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from './processes.js';

/** The text of a file of its owner only. */
export function fileOnce(file: string, make: () => string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, make(), { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // otherwise somebody else was faster
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** `mark` is what a whole one holds; `make` is given where to make it. Resolves to whether it was made now, by us. */
export async function folderOnce(
  place: string,
  mark: string,
  make: (draft: string) => Promise<void> | void,
): Promise<boolean> {
  const isThere = (): boolean => existsSync(join(place, mark));
  if (isThere()) return false;
  mkdirSync(dirname(place), { recursive: true });
  forgetAbandoned(dirname(place));
  const draft = `${place}.draft-${process.pid}`;
  try {
    await make(draft);
    renameSync(draft, place);
    return true;
  } catch (error) {
    if (!isThere()) throw error; // otherwise somebody else was faster
    return false;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** What processes left behind that were killed while they made a folder. */
function forgetAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /[.]draft-(\d+)/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeptFile } from './manifest.js';

const AT_A_TIME = 1_048_576;
/** Each waits for the disk most of its time. */
const AT_ONCE = 8;

export type Content = Omit<KeptFile, 'name'>;

/** Under its name only when all of it is on the disk. Undefined: there is no such file (any more). */
export async function copyFile(from: string, to: string, signal: AbortSignal): Promise<Content | undefined> {
  const source = await openIfThere(from);
  try {
    return source && (await writeFile(to, chunksOf(source, signal)));
  } finally {
    await source?.close();
  }
}

export async function writeFile(to: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Content> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const early = `${to}.part`;
  try {
    const content = await writeThrough(early, chunks);
    await rename(early, to);
    return content;
  } catch (error) {
    await rm(early, { force: true });
    throw error;
  }
}

async function writeThrough(file: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Content> {
  const target = await open(file, 'w', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      await target.writeFile(chunk);
    }
    await target.sync();
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await target.close();
  }
}

/** A file that grows is read to where it ended when it was reached. */
async function* chunksOf(source: FileHandle, signal: AbortSignal): AsyncIterable<Buffer> {
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead, buffer } = await source.read(Buffer.allocUnsafe(AT_A_TIME), 0, AT_A_TIME, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What was renamed into a folder is there after a power cut only when the folder itself was written. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** When one fails, none is begun any more, and those that are under way are waited for. */
export async function someAtOnce<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  const turns = async (): Promise<void> => {
    try {
      while (next < all.length) await work(all[next++]!);
    } catch (error) {
      next = all.length;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, turns));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

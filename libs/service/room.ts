import { statfs } from 'node:fs/promises';

/** @throws NO_ROOM where one of the folders is on a disk with less left than is to be kept free. */
export async function checkRoom(folders: readonly string[], reserveMegabytes: number): Promise<void> {
  for (const folder of folders) {
    const megabytes = await freeOn(folder);
    if (megabytes !== undefined && megabytes < reserveMegabytes)
      throw Object.assign(new Error(`the disk has ${megabytes} MB left`), { code: 'NO_ROOM' });
  }
}

/** Undefined where nothing was kept yet. */
async function freeOn(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return Math.floor((bavail * bsize) / 1024 / 1024);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

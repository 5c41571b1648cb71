import { openSync, renameSync, statSync } from 'node:fs';

/** Whether a process has this pid, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const LOG_AT_MOST_BYTES = 5_000_000;

/** For its owner only; of what is older, one file as large is kept. */
export function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_AT_MOST_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

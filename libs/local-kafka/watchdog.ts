import { spawn } from 'node:child_process';

/** Ends `pid` when this process is gone, however it went: the other end of a pipe closes with it, kill -9 included. */
export function endWithMe(pid: number): () => void {
  const watchdog = spawn('/bin/sh', ['-c', 'read _; kill -9 "$0"', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.on('error', () => undefined);
  watchdog.unref();
  (watchdog.stdin as unknown as { unref(): void }).unref();
  return () => void watchdog.kill('SIGKILL');
}

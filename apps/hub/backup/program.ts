import type { Context } from './run.js';

/** Becomes the process: Ctrl-C breaks the work off, which leaves nothing broken. */
export function become(run: (args: string[], context: Context) => Promise<number>): void {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  void run(process.argv.slice(2), { out: process.stdout, err: process.stderr, interrupted: interrupted.signal }).then(
    (code) => {
      process.exitCode = code;
    },
  );
}

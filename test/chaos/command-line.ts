import { UsageError } from '#observability';

export function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number, e.g. ${option} 20, not "${text}"`);
}

/**
 * Runs a script to its end: `work` resolves to whether all holds. Ctrl-C breaks it off, and it leaves nothing behind.
 * Ends with 0 when all holds, 1 when not, 2 on a wrong option, 130 when interrupted.
 */
export function runScript(work: (args: string[], signal: AbortSignal) => Promise<boolean>): void {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());
  void work(process.argv.slice(2), interrupted.signal)
    .then((holds) => (holds ? 0 : 1))
    .catch((error: Error) => {
      if (interrupted.signal.aborted) return 130;
      process.stderr.write(`${error.message}\n`);
      return error instanceof UsageError ? 2 : 1;
    })
    .then((code) => {
      process.exitCode = code;
    });
}

/** Progress goes to standard error, results to standard output. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

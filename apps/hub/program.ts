import { describeError, MendableError } from '#observability';

/** A stream, as far as programs write to it. */
export interface Output {
  /** Of a terminal alone. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** What a program of operators stands in: its terminal, and Ctrl-C, which breaks its work off and leaves nothing broken. */
export interface Terminal {
  readonly out: Output;
  /** For progress and what went wrong. */
  readonly err: Output;
  readonly interrupted: AbortSignal;
}

/** The exit code of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** Wrong arguments and settings, in every program. */
const USUAL: Readonly<Record<string, number>> = { SETTING: 2, usage: 2 };

/** Becomes the process; `run` resolves to its exit code. */
export function become(run: (args: string[], terminal: Terminal) => Promise<number>): void {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  process.stdout.on('error', () => process.exit(0)); // whoever read it has enough: `… | head`
  const { stdout: out, stderr: err } = process;
  void run(process.argv.slice(2), { out, err, interrupted: interrupted.signal }).then((code) => {
    process.exitCode = code;
  });
}

/**
 * Says what went wrong: what a person can mend is one sentence; anything else is a defect and says where, never with a value.
 * @param exitCodes by the code of the error, beside the usual ones
 */
export function explain(
  error: unknown,
  err: Terminal['err'],
  exitCodes: Readonly<Record<string, number>> = {},
): number {
  if (!(error instanceof MendableError)) {
    err.write(`${JSON.stringify(describeError(error))}\n`);
    return 1;
  }
  err.write(`${error.message}\n`);
  return { ...USUAL, ...exitCodes }[error.code as string] ?? 1;
}

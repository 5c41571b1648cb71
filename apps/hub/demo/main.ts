import { readArguments, usage } from './arguments.js';
import { runDemo } from './demo.js';
import { DemoError } from './demo-error.js';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2), process.env);
  if (args.help) {
    process.stdout.write(usage);
    return 0;
  }
  const well = await runDemo(args, process.env, { out: process.stdout, err: process.stderr }, interrupted.signal);
  return well ? 0 : 1;
}

const exitCodes: Partial<Record<DemoError['code'], number>> = { usage: 2, unknownPersona: 2, journal: 2, hubStart: 3 };

function exitCodeOf(error: unknown): number {
  if (interrupted.signal.aborted) return 130;
  process.stderr.write(`${(error as Error).message}\n`);
  return (error instanceof DemoError && exitCodes[error.code]) || 1;
}

void main()
  .catch(exitCodeOf)
  .then((code) => {
    process.exitCode = code;
  });

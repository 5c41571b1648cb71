import { readArguments, usage, UsageError } from './arguments.js';
import { runDemo } from './demo.js';
import { HubStartError } from './hub-process.js';
import { JournalError } from './journal.js';
import { UnknownPersonaError } from './personas.js';

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

function exitCodeOf(error: unknown): number {
  if (interrupted.signal.aborted) return 130;
  process.stderr.write(`${(error as Error).message}\n`);
  if (error instanceof UsageError || error instanceof UnknownPersonaError || error instanceof JournalError) return 2;
  return error instanceof HubStartError ? 3 : 1;
}

void main()
  .catch(exitCodeOf)
  .then((code) => {
    process.exitCode = code;
  });

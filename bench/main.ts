import { UsageError } from '#observability';
import { writeFileSync } from 'node:fs';
import { readArguments, usage } from './arguments.js';
import { runBench } from './bench.js';
import { Progress } from './progress.js';
import { report } from './report.js';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (process.platform !== 'linux')
    throw new UsageError('The bench reads processor times from /proc: it runs on Linux.');
  const outcome = await runBench(options, new Progress(process.stderr), interrupted.signal);
  const json = `${JSON.stringify(outcome, null, 2)}\n`;
  if (options.json && options.json !== '-') writeFileSync(options.json, json);
  process.stdout.write(options.json === '-' ? json : report(outcome));
  return 0;
}

void main()
  .catch((error: Error) => {
    if (interrupted.signal.aborted) return 130;
    process.stderr.write(`${error instanceof UsageError ? error.message : error.stack}\n`);
    return error instanceof UsageError ? 2 : 1;
  })
  .then((code) => process.exit(code));

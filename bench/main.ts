import { UsageError } from '#observability';
import { writeFileSync } from 'node:fs';
import { readArguments, usage, type Options } from './arguments.js';
import { runBench } from './bench.js';
import { measureCases, type MeasuredCases } from './cases/cases.js';
import { ours, past, plain } from './cases/hub.js';
import { reportCases } from './cases/report.js';
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
  const progress = new Progress(process.stderr);
  const { only, json: file } = options;
  const ofEvents = [...only].some((part) => part !== 'cases');
  const outcome = ofEvents ? await runBench(options, progress, interrupted.signal) : undefined;
  const cases = only.has('cases') ? await runCases(options, progress) : undefined;
  const json = `${JSON.stringify({ ...outcome, cases }, null, 2)}\n`;
  if (file && file !== '-') writeFileSync(file, json);
  const reports = [outcome && report(outcome), cases && reportCases(cases, options.cases)];
  process.stdout.write(file === '-' ? json : reports.filter((text) => text !== undefined).join('\n'));
  return 0;
}

async function runCases({ against, cases }: Options, progress: Progress): Promise<MeasuredCases[][]> {
  const other = against === undefined ? plain : await past(against, (text) => progress.note(text));
  return measureCases([ours, other], cases, progress, interrupted.signal);
}

void main()
  .catch((error: Error) => {
    if (interrupted.signal.aborted) return 130;
    process.stderr.write(`${error instanceof UsageError ? error.message : error.stack}\n`);
    return error instanceof UsageError ? 2 : 1;
  })
  .then((code) => process.exit(code));

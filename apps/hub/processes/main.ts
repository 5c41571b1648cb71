import { readSettings, type Settings } from '#settings';
import { banner } from '../banner.js';
import { fail } from '../fail.js';
import { readArguments, usage, UsageError } from './arguments.js';
import { startProcesses, type RunningProcesses } from './start-processes.js';
import { readStatus } from './status.js';

/** Everything ends within ten seconds of the signal, or is ended. */
const END_WITHIN_MS = 9_800;

async function main(args: readonly string[]): Promise<void> {
  const { help, status } = readArguments(args);
  if (help) return void process.stdout.write(usage);
  const settings = readSettings();
  if (status) return tellStatus(settings);
  const starting = startProcesses(settings, say, fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(starting));
  const running = await starting;
  say('waiting for every service to be ready');
  if (await running.untilReady()) process.stdout.write(tell(settings, running));
}

async function tellStatus(settings: Settings): Promise<void> {
  const { text, well } = await readStatus(settings);
  process.stdout.write(text);
  process.exitCode = well ? 0 : 1;
}

function say(line: string): void {
  process.stderr.write(`ankomst: ${line}\n`);
}

/** A signal that comes during the start waits for it: nothing that was started is left behind. */
async function end(starting: Promise<RunningProcesses>): Promise<void> {
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  await starting.then((running) => running.stop()).catch(fail);
  process.exit(0);
}

function tell(settings: Settings, { processes, cluster, transport }: RunningProcesses): string {
  const rows = [
    ...processes.map(({ plan, pid }) => [plan.name, `pid ${pid ?? '-'}`, `port ${plan.port}`]),
    ['kafka', transport.broker ? `pid ${transport.broker.pid}` : 'given', transport.connection.brokers.join(', ')],
    ['postgresql', cluster.folder ? 'started here' : 'given', cluster.folder ?? 'as DATABASE_URL says'],
  ];
  const lines = rows.map(([name = '', ...rest]) => `  ${name.padEnd(24)}${rest.map((one) => one.padEnd(14)).join('')}`);
  return `${banner(settings, cluster.folder)}${lines.join('\n')}\n\n`;
}

main(process.argv.slice(2)).catch((error: Error) => {
  if (!(error instanceof UsageError)) return fail(error);
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});

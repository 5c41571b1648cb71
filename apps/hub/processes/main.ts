import { readSettings, type Settings } from '#settings';
import { banner } from '../banner.js';
import { fail } from '../fail.js';
import { startProcesses, type RunningProcesses } from './start-processes.js';

const HELP = `npm run start:kafka

Each service as a process of its own: portal, connectors, simulated agencies, and the collector twice. They meet on the
Kafka that KAFKA_BROKERS names (KAFKA_USER and KAFKA_PASSWORD as its owner), or on one that is started here, which takes
Java 17 and, once, Maven. What dies is started again. Ctrl-C ends all. The settings are those of .env.example.
`;

/** Everything ends within ten seconds of the signal, or is ended. */
const END_WITHIN_MS = 9_800;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(HELP);
  const settings = readSettings();
  const starting = startProcesses(settings, say, fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(starting));
  const running = await starting;
  say('waiting for every service to be ready');
  if (await running.untilReady()) process.stdout.write(tell(settings, running));
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

main(process.argv.slice(2)).catch(fail);

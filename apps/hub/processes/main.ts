import { contracts } from '#contracts';
import { fail } from '#observability';
import { loadSecret, readSettings, type Settings } from '#settings';
import { keysFrom } from '#service';
import { banner } from '../banner.js';
import { servicesFor } from '../services.js';
import { checkArguments, readArguments, usage, type Arguments } from './arguments.js';
import { foreignClient } from './foreign-client.js';
import { startProcesses, type RunningProcesses } from './start-processes.js';
import { readStatus } from './status.js';
import type { Transport } from './transport.js';

/** Everything ends within ten seconds of the signal, or is ended. */
const END_WITHIN_MS = 9_800;

async function main(args: readonly string[]): Promise<void> {
  const wish = readArguments(args);
  const { help, status, without } = wish;
  if (help) return void process.stdout.write(usage);
  const settings = readSettings();
  if (status) return tellStatus(settings);
  checkArguments(wish, serviceNames(settings), contracts.agencies);
  const starting = startProcesses(settings, without, say, fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(starting));
  const running = await starting;
  say('waiting for every service to be ready');
  if (await running.untilReady()) process.stdout.write(tell(settings, running, wish));
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

function serviceNames(settings: Settings): readonly string[] {
  return servicesFor(settings).map(({ schema }) => schema.service);
}

function tell(
  settings: Settings,
  { processes, cluster, transport }: RunningProcesses,
  { without, printClient }: Arguments,
): string {
  const rows = [
    ...processes.map(({ plan, pid }) => [plan.name, `pid ${pid ?? '-'}`, `port ${plan.port}`]),
    ['kafka', transport.broker ? `pid ${transport.broker.pid}` : 'given', transport.connection.brokers.join(', ')],
    ['postgresql', cluster.folder ? 'started here' : 'given', cluster.folder ?? 'as DATABASE_URL says'],
  ];
  const lines = rows.map(([name = '', ...rest]) => `  ${name.padEnd(24)}${rest.map((one) => one.padEnd(14)).join('')}`);
  return `${banner(settings, { databaseFolder: cluster.folder, without })}${lines.join('\n')}\n\n${
    printClient ? `${tellClient(printClient, settings, transport)}\n` : ''
  }`;
}

function tellClient(agency: string, settings: Settings, { connection }: Transport): string {
  const { dataDir, portalUrl: url } = settings;
  const portal = { url, token: keysFrom(loadSecret(settings)).documentsToken(agency).current };
  return foreignClient(agency, { connection, topics: contracts.topics, dataDir, portal });
}

main(process.argv.slice(2)).catch(fail);

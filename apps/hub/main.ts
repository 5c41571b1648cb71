import { fail } from '#observability';
import { readSettings } from '#settings';
import { banner } from './banner.js';
import { startHub, type RunningHub } from './start-hub.js';

/** Everything ends within ten seconds of the signal, or is ended. */
const END_WITHIN_MS = 9_500;

async function main(): Promise<void> {
  const settings = readSettings();
  const hub = startHub(settings, fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(hub));
  process.stdout.write(banner(settings, { databaseFolder: (await hub).databaseFolder }));
}

/** A signal that comes during the start waits for it: nothing that was started is left behind. */
async function end(hub: Promise<RunningHub>): Promise<void> {
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  await hub.then((running) => running.stop()).catch(fail);
  process.exit(0);
}

main().catch(fail);

import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { followedClock, systemClock } from '#clock';
import type { RunningHttp } from '#http';
import { keysFrom, openBedrock } from '#service';
import { loadSecret, readSettings } from '#settings';
import { groundOf, type SharedDatabase } from '../ground.js';
import type { FromBackOffice } from './back-office.js';
import { backOffice, takingPart } from './services.js';
import { startAll } from './start-all.js';
import { toldError } from './told-error.js';

/** How far the back office stands behind whoever hands in, where both want a processor (setpriority(2)). */
const NICENESS = 10;

/** The services of the back office, until they are told to end. */
const office = parentPort!;
const say = (told: FromBackOffice): void => office.postMessage(told);

async function start(database: SharedDatabase): Promise<() => Promise<void>> {
  const settings = readSettings();
  const bedrock = await openBedrock(settings);
  const clock = settings.production ? undefined : await followedClock(database.url);
  const fatal = (error: Error): void => say({ kind: 'ended', error: toldError(error) });
  const ground = groundOf(
    { ...bedrock, ...keysFrom(loadSecret(settings)) },
    settings,
    database,
    clock ?? systemClock,
    fatal,
  );
  const closeGround = async (): Promise<void> => {
    await clock?.close();
    await bedrock.keys.close();
  };
  let running: readonly RunningHttp[];
  try {
    running = await startAll(takingPart(backOffice, settings), ground);
  } catch (error) {
    await closeGround();
    throw error;
  }
  return async () => {
    await Promise.all(running.map((service) => service.close())).finally(closeGround);
  };
}

// Linux counts niceness by thread; elsewhere it would be the whole process
if (process.platform === 'linux') setPriority(NICENESS);
const starting = start(workerData as SharedDatabase);
office.once('message', () => void starting.then((end) => end()).finally(() => process.exit(0)));
starting.then(
  () => say({ kind: 'started' }),
  (error: Error) => say({ kind: 'not started', error: toldError(error) }),
);

import { setTimeout as pause } from 'node:timers/promises';
import { followedClock, systemClock, type Clock } from '#clock';
import { contracts } from '#contracts';
import { logTables } from '#messaging';
import { keysFrom, openBedrock, type Service } from '#service';
import { loadSecret, type Settings } from '#settings';
import { portal } from '../portal/index.js';
import { startBackOffice } from './back-office/back-office.js';
import { checkAgencies } from './check-agencies.js';
import { holdAlone, openCluster, type Cluster } from './cluster.js';
import { groundOf } from './ground.js';
import { holdToKeys } from './provision/sealed-with.js';
import { provisionDatabase } from './provision/provision-database.js';
import { servicesFor } from './services.js';
import { isAway } from './when-away.js';

export interface RunningHub {
  /** Where the embedded database keeps its data; undefined with a database that was given. */
  databaseFolder: string | undefined;
  stop(): Promise<void>;
}

/** How often a start begins anew because its database died under it. */
const STARTS_AT_MOST = 5;

/**
 * All services in this process, on one database: the portal in this thread, the others in one of their own. `fatal` is
 * called when a service cannot go on: by then the hub is ending, and the process should end with a non-zero code. An embedded database that is killed in the middle of a start
 * is the hub's own to bring back, as at any other time: the start begins anew.
 */
export async function startHub(settings: Settings, fatal: (error: Error) => void): Promise<RunningHub> {
  for (let start = 1; ; start += 1) {
    try {
      return await startOnce(settings, fatal);
    } catch (error) {
      if (settings.databaseUrl || start === STARTS_AT_MOST || !isAway(error)) throw error;
    }
  }
}

async function startOnce(settings: Settings, fatal: (error: Error) => void): Promise<RunningHub> {
  const chosen = servicesFor(settings);
  checkAgencies(settings);
  const keys = keysFrom(loadSecret(settings));
  const cluster = await openCluster(settings);
  const ends: (() => Promise<void>)[] = [];
  const stop = (): Promise<void> => endAll(ends.splice(0).reverse());
  const giveUp = (error: Error): void => void stop().finally(() => fatal(error));
  try {
    const lock = await holdAlone(cluster, giveUp);
    ends.push(
      () => cluster.stop(),
      () => lock.release(),
    );
    const bedrock = await openBedrock(settings);
    ends.push(() => bedrock.keys.close());
    await holdToKeys(cluster.url, bedrock.keys, settings.keysDir);
    const clock = await prepareDatabase(settings, cluster, chosen, ends);
    const database = { url: cluster.url, folder: cluster.folder };
    const running: { close(): Promise<void> }[] = [];
    ends.push(async () => void (await Promise.all(running.map((part) => part.close()))));
    running.push(await startBackOffice(database, giveUp));
    // last: once it answers, all behind it does
    running.push(await portal.start(groundOf({ ...bedrock, ...keys }, settings, database, clock, giveUp)));
    return { databaseFolder: cluster.folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** So long all that runs on the database may take to end, together; the database itself knows how to end in time. */
const END_WITHIN_MS = 4_500;

/** One after the other. What fails or hangs leaves nothing behind it running: the rest is ended all the same. */
async function endAll(ends: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  const late = pause(END_WITHIN_MS, undefined, { ref: false });
  for (const [index, end] of ends.entries()) {
    const ending = end().catch((error: unknown) => void failures.push(error));
    await (index === ends.length - 1 ? ending : Promise.race([ending, late]));
  }
  if (failures.length > 0) throw failures[0];
}

async function prepareDatabase(
  settings: Settings,
  { url }: Cluster,
  chosen: readonly Service[],
  ends: (() => Promise<void>)[],
): Promise<Clock> {
  const names = chosen.map(({ schema }) => schema.service);
  await provisionDatabase(url, chosen, settings.production, logTables(contracts.topics, names));
  if (settings.production) return systemClock;
  const clock = await followedClock(url);
  ends.push(() => clock.close());
  return clock;
}

import { setTimeout as pause } from 'node:timers/promises';
import { followedClock, systemClock, type Clock } from '#clock';
import { contracts } from '#contracts';
import { serviceUrl } from '#database';
import type { RunningHttp } from '#http';
import { logTables } from '#messaging';
import { keysFrom, openBedrock, type Bedrock, type Ground, type Keys, type Service } from '#service';
import { loadSecret, type Settings } from '#settings';
import { checkAgencies } from './check-agencies.js';
import { holdAlone, openCluster, type Cluster } from './cluster.js';
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
 * All services in this process, on one database. `fatal` is called when a service cannot go on: by then the hub is
 * ending, and the process should end with a non-zero code. An embedded database that is killed in the middle of a start
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
  const secret = loadSecret(settings);
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
    const running = await startAll(
      chosen,
      groundOf({ ...bedrock, ...keysFrom(secret) }, settings, cluster, clock, giveUp),
    );
    ends.push(async () => void (await Promise.all(running.map((service) => service.close()))));
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

function groundOf(
  own: Bedrock & Keys,
  settings: Settings,
  { url, folder }: Cluster,
  clock: Clock,
  fatal: (error: Error) => void,
): Ground {
  return {
    ...own,
    settings,
    clock,
    databaseUrl: (service) => serviceUrl(url, service),
    databaseFolder: folder,
    kafka: () => undefined, // one process is one machine
    fatal,
  };
}

/** All or none: when one cannot start, those that did are ended. The last one waits until the others answer. */
async function startAll(chosen: readonly Service[], ground: Ground): Promise<RunningHttp[]> {
  const running: RunningHttp[] = [];
  try {
    for (const group of [chosen.slice(0, -1), chosen.slice(-1)]) {
      const results = await Promise.allSettled(group.map((service) => service.start(ground)));
      running.push(...results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    }
    return running;
  } catch (error) {
    await Promise.all(running.map((service) => service.close()));
    throw error;
  }
}

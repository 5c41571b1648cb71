import { contracts } from '#contracts';
import { serviceUrl } from '#database';
import { provisionKafka } from '#messaging';
import { createLogger } from '#observability';
import { keysFrom, openBedrock } from '#service';
import { loadSecret, type Settings } from '#settings';
import { checkAgencies } from '../check-agencies.js';
import { holdAlone, openCluster, type Cluster } from '../cluster.js';
import { holdToKeys } from '../provision/sealed-with.js';
import { provisionDatabase } from '../provision/provision-database.js';
import { servicesFor } from '../services.js';
import { againWhenAway } from '../when-away.js';
import { Board, type Posted } from './board.js';
import type { KeptBroker } from './kept-broker.js';
import { KeptProcess } from './kept-process.js';
import { planProcesses } from './plan.js';
import { openTransport, type Transport } from './transport.js';

export interface RunningProcesses {
  readonly processes: readonly KeptProcess[];
  readonly cluster: Cluster;
  readonly transport: Transport;
  /** Resolves once all of them can do their job; false when stopped before. */
  untilReady(): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * Each service as a process of its own, on a Kafka and a PostgreSQL that they share and in which each has a role, a
 * user and rights of its own. What dies is started again. `without`: services whose place somebody else
 * takes. `fatal`: another hub took the database over.
 */
export async function startProcesses(
  settings: Settings,
  without: readonly string[],
  say: (line: string) => void,
  fatal: (error: Error) => void,
): Promise<RunningProcesses> {
  const started = servicesFor(settings).filter(({ schema }) => !without.includes(schema.service));
  checkAgencies(
    settings,
    started.flatMap(({ agency }) => agency ?? []),
  );
  const secret = loadSecret(settings);
  const cluster = await openCluster(settings);
  const grounds: (() => Promise<unknown>)[] = [];
  const processes: KeptProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map((one) => one.end()));
    await Promise.all(grounds.splice(0).map((end) => end()));
  };
  const lock = await holdAlone(cluster, (error) => void stop().finally(() => fatal(error)));
  grounds.push(() => lock.release().then(() => cluster.stop()));
  let broker: KeptBroker | undefined;
  const board = new Board(settings.dataDir, () => whatRuns(processes, cluster, broker));
  grounds.push(async () => board.takeDown());
  try {
    const transport = await openTransport(settings, secret.current, say);
    broker = transport.broker;
    grounds.push(() => transport.stop());
    const services = servicesFor(settings);
    const { keys } = await openBedrock(settings);
    grounds.push(() => keys.close());
    await againWhenAway(cluster.folder !== undefined, async () => {
      await holdToKeys(cluster.url, keys, settings.keysDir);
      await provisionDatabase(cluster.url, services, settings.production);
    });
    const log = createLogger('provision', settings.logLevel);
    await againWhenAway(broker !== undefined, () =>
      provisionKafka(transport.connection, contracts.topics, settings.kafkaReplication, log),
    );
    const access = {
      ...keysFrom(secret),
      databaseUrl: (service: string) => serviceUrl(cluster.url, service),
      kafkaEnv: (service: string) => transport.env(service),
    };
    const plans = planProcesses(started, { settings, contracts }, access);
    processes.push(...plans.map((plan) => new KeptProcess(plan, say)));
    return { processes, cluster, transport, untilReady: () => startInOrder(processes, settings.host), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function whatRuns(
  processes: readonly KeptProcess[],
  cluster: Cluster,
  broker: KeptBroker | undefined,
): readonly Posted[] {
  const services = processes.map(({ plan: { name, port }, pid, starts, ended }) => ({
    name,
    pid,
    port,
    starts,
    ended,
  }));
  return [
    ...services,
    ...(broker ? [{ name: 'kafka', pid: broker.pid }] : []),
    ...(cluster.folder ? [{ name: 'postgresql', pid: cluster.pid }] : []),
  ];
}

/** The last one waits until the others can do their job. */
async function startInOrder(processes: readonly KeptProcess[], host: string): Promise<boolean> {
  for (const group of [processes.slice(0, -1), processes.slice(-1)]) {
    for (const one of group) one.start();
    const ready = await Promise.all(group.map((one) => one.untilReady(host)));
    if (!ready.every(Boolean)) return false;
  }
  return true;
}

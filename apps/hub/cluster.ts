import { lockForOneHub, startEmbeddedPostgres } from '#database';
import { createLogger } from '#observability';
import type { Settings } from '#settings';

/** The PostgreSQL that all services share, as its owner. */
export interface Cluster {
  url: string;
  /** Where an embedded one keeps its data. */
  folder: string | undefined;
  /** Of an embedded one's server that runs now. */
  readonly pid?: number | undefined;
  stop(): Promise<void>;
  /** Somebody else's: it is not stopped. */
  leave(): Promise<void>;
}

/** The one that was given, or else the embedded one. */
export async function openCluster({ databaseUrl, dataDir, logLevel }: Settings): Promise<Cluster> {
  const nothing = async (): Promise<void> => undefined;
  if (databaseUrl) return { url: databaseUrl, folder: undefined, stop: nothing, leave: nothing };
  const log = createLogger('database', logLevel);
  const embedded = await startEmbeddedPostgres({ dataDir, log: (message) => log.info(message) });
  return {
    url: embedded.url,
    folder: embedded.dataDir,
    get pid() {
      return embedded.pid;
    },
    stop: () => embedded.stop(),
    leave: () => embedded.leave(),
  };
}

/** Locks it for this hub; another hub's is left alone. */
export async function holdAlone(cluster: Cluster, onLost: (error: Error) => void): ReturnType<typeof lockForOneHub> {
  try {
    return await lockForOneHub(cluster.url, onLost);
  } catch (error) {
    await cluster.leave();
    throw error;
  }
}

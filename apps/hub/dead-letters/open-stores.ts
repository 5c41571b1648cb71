import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { followedClock, systemClock, type FollowedClock } from '#clock';
import { contracts } from '#contracts';
import { KeptReports } from '#connector-kit';
import { findEmbeddedPostgres, openDatabase, serviceUrl } from '#database';
import { KeptMessages, type KeptStore } from '#messaging';
import { plainSealer } from '#secrecy';
import type { Settings } from '#settings';
import { connectors } from '../generated/connectors.js';
import { services } from '../services.js';
import { CommandError } from './errors.js';

/** What one service keeps. */
export interface ServiceStore {
  readonly service: string;
  readonly store: KeptStore;
}

export interface Stores {
  readonly all: readonly ServiceStore[];
  close(): Promise<void>;
}

/** Every service's own, each with the service's own role. @throws CommandError noDatabase, notPrepared */
export async function openStores(settings: Settings): Promise<Stores> {
  const url = settings.databaseUrl ?? (await findEmbedded(settings.dataDir));
  const keeping = await findKeeping(url);
  const opened: DataSource[] = [];
  const clock: FollowedClock = settings.production
    ? { ...systemClock, close: async () => undefined }
    : await followedClock(url);
  const close = async (): Promise<void> => {
    for (const dataSource of opened) await dataSource.destroy();
    await clock.close();
  };
  try {
    const all: ServiceStore[] = [];
    for (const service of keeping) {
      const dataSource = await openDatabase(serviceUrl(url, service), service, { poolSize: 1 });
      opened.push(dataSource);
      all.push({ service, store: messagesOf(service, dataSource, clock) });
      if (isConnector(service)) {
        all.push({ service, store: new KeptReports({ service, dataSource, sealer: plainSealer }) });
      }
    }
    return { all, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function messagesOf(service: string, dataSource: DataSource, clock: FollowedClock): KeptStore {
  const reads = new Set(contracts.topics.filter(({ readBy }) => readBy.includes(service)).map(({ name }) => name));
  return new KeptMessages({ service, dataSource, sealer: plainSealer, clock, reads });
}

/** Connectors keep what their agency reported of a case that nobody knows, too. */
function isConnector(service: string): boolean {
  return connectors.some(({ schema }) => schema.service === service);
}

async function findEmbedded(dataDir: string): Promise<string> {
  const url = await findEmbeddedPostgres(dataDir);
  if (url) return url;
  throw new CommandError(
    'noDatabase',
    `No database runs in ${dataDir}. Start the hub (npm start) and call again, as the same user; or set DATA_DIR or DATABASE_URL to those of the hub that you mean.`,
  );
}

/** The services of this installation that keep messages. */
async function findKeeping(url: string): Promise<string[]> {
  const tables = await readTables(url);
  const keeping = services
    .map(({ schema }) => schema.service)
    .filter((service) => tables.has(service.replaceAll('-', '_')));
  if (keeping.length > 0 && [...tables.values()].every((ready) => ready)) return keeping;
  const why = keeping.length > 0 ? 'was made by an earlier version' : 'holds no service yet';
  throw new CommandError('notPrepared', `This database ${why}. Start the hub (npm start) once, and call again.`);
}

/** Schema → whether its tables are those of this version. */
async function readTables(url: string): Promise<Map<string, boolean>> {
  const owner = new Client({
    connectionString: url,
    application_name: 'dead-letters',
    connectionTimeoutMillis: 10_000,
  });
  owner.on('error', () => undefined);
  try {
    await owner.connect();
    const { rows } = await owner.query<{ schema: string; ready: boolean }>(
      `SELECT table_schema AS schema, bool_or(column_name = 'first_kept_at') AS ready
       FROM information_schema.columns WHERE table_name = 'dead_letter' GROUP BY table_schema`,
    );
    return new Map(rows.map(({ schema, ready }) => [schema, ready]));
  } catch (error) {
    const { code = 'no code' } = error as { code?: string };
    throw new CommandError(
      'noDatabase',
      `The database cannot be reached (${code}). Check that it runs, and that DATABASE_URL names its owner.`,
    );
  } finally {
    await owner.end().catch(() => undefined);
  }
}

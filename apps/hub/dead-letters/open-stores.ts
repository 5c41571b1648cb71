import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { followedClock, systemClock, type Clock, type FollowedClock } from '#clock';
import { KeptReports } from '#connector-kit';
import { findEmbeddedPostgres, openDatabase, serviceUrl } from '#database';
import { KeptMessages, type Kept, type KeptStore } from '#messaging';
import { MendableError } from '#observability';
import { openBedrock, type Bedrock } from '#service';
import type { Settings } from '#settings';
import { connectors } from '../generated/connectors.js';
import { services } from '../services.js';

/** What one service keeps. */
export interface ServiceStore {
  readonly service: string;
  readonly store: KeptStore;
}

export interface Stores {
  readonly all: readonly ServiceStore[];
  close(): Promise<void>;
}

/** Every service's own, each with the service's own role. @throws MendableError noDatabase, notPrepared */
export async function openStores(settings: Settings): Promise<Stores> {
  const url = settings.databaseUrl ?? (await getEmbedded(settings.dataDir));
  const prepared = await readPrepared(url);
  const keeping = getKeeping(prepared);
  const clock = settings.production || !prepared.hasClock ? timeAsItIs : await followedClock(url);
  const bedrock = await openBedrock(settings);
  const opened: DataSource[] = [];
  const close = async (): Promise<void> => {
    for (const dataSource of opened) await dataSource.destroy();
    await clock.close();
    await bedrock.keys.close();
  };
  try {
    const all: ServiceStore[] = [];
    for (const service of keeping) {
      const dataSource = await openDatabase(serviceUrl(url, service), service, { poolSize: 1 });
      opened.push(dataSource);
      all.push(...storesOf(bedrock, service, dataSource, clock).map((store) => ({ service, store })));
    }
    return { all, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const timeAsItIs: FollowedClock = { ...systemClock, close: () => Promise.resolve() };

/** Connectors keep what their agency reported of a case that nobody knows, too. */
function storesOf({ contracts, sealer }: Bedrock, service: string, dataSource: DataSource, clock: Clock): KeptStore[] {
  const reads = new Set(contracts.topics.filter(({ readBy }) => readBy.includes(service)).map(({ name }) => name));
  const messages = new KeptMessages({ service, dataSource, sealer, clock, reads });
  const isConnector = connectors.some(({ schema }) => schema.service === service);
  return isConnector ? [messages, new KeptReports({ service, dataSource, sealer, clock })] : [messages];
}

async function getEmbedded(dataDir: string): Promise<string> {
  const url = await findEmbeddedPostgres(dataDir);
  if (url) return url;
  throw new MendableError(
    'noDatabase',
    `No database runs in ${dataDir}. Start the hub (npm start) and call again, as the same user; or set DATA_DIR or DATABASE_URL to those of the hub that you mean.`,
  );
}

/** The services of this installation that keep messages. */
function getKeeping({ schemas }: Prepared): string[] {
  const keeping = services
    .map(({ schema }) => schema.service)
    .filter((service) => schemas.has(service.replaceAll('-', '_')));
  if (keeping.length > 0 && [...schemas.values()].every((isOfThisVersion) => isOfThisVersion)) return keeping;
  const why = keeping.length > 0 ? 'was made by an earlier version' : 'holds no service yet';
  throw new MendableError('notPrepared', `This database ${why}. Start the hub (npm start) once, and call again.`);
}

/** What the hub has made in a database. */
interface Prepared {
  /** Schema → whether its tables are those of this version. */
  readonly schemas: ReadonlyMap<string, boolean>;
  readonly hasClock: boolean;
}

async function readPrepared(url: string): Promise<Prepared> {
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
    const clock = await owner.query<{ found: boolean }>(`SELECT to_regclass('clock.offset') IS NOT NULL AS found`);
    return {
      schemas: new Map(rows.map(({ schema, ready }) => [schema, ready])),
      hasClock: clock.rows[0]?.found === true,
    };
  } catch (error) {
    const { code = 'no code' } = error as { code?: string };
    throw new MendableError(
      'noDatabase',
      `The database cannot be reached (${code}). Check that it runs, and that DATABASE_URL names its owner.`,
    );
  } finally {
    await owner.end().catch(() => undefined);
  }
}

/** Those of one service, or all. @throws MendableError usage */
export function chosen(stores: readonly ServiceStore[], service: string | undefined): readonly ServiceStore[] {
  const found = stores.filter((one) => service === undefined || one.service === service);
  if (found.length > 0) return found;
  const known = [...new Set(stores.map((one) => one.service))].join(', ');
  throw new MendableError('usage', `No service is called "${service}"; there are ${known}.`);
}

/** @throws MendableError unknownName */
export async function getKept(
  stores: readonly ServiceStore[],
  name: string,
): Promise<{ kept: Kept; owner: ServiceStore }> {
  for (const owner of stores) {
    const kept = await owner.store.find(name);
    if (kept) return { kept, owner };
  }
  throw new MendableError(
    'unknownName',
    `Nothing called "${name}" lies here. It may have been applied meanwhile; npm run dead-letters -- list tells what does.`,
  );
}

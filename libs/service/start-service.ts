import { openDatabase, poolUse, type ServiceSchema } from '#database';
import { startHttp, type ProblemPage, type RunningHttp } from '#http';
import { connectMessaging, Messaging, MessagingModule } from '#messaging';
import { createLogger, createMetrics, Health, type Log, type Metrics } from '#observability';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import type { KeyedHashes } from '#secrecy';
import type { Ground } from './ground.js';
import { RenewHashes } from './renew-hashes.js';
import { KeepTables } from './retention/keep-tables.js';
import { checkRoom } from './room.js';

/** What is particular to one service. */
export interface ServicePlan {
  /** What it keeps, and by which rules. */
  schema: ServiceSchema;
  port: number;
  /** Whether some call takes a file or a form. */
  forms?: boolean;
  /** What a person is shown instead of `problem+json`. */
  problemPage?: ProblemPage;
  /** Whether it reads or writes events. */
  messaging: boolean;
  /** The composition root: reads as the service's data flow. */
  module(parts: ServiceParts): DynamicModule;
  /** What else has to be there before it listens. */
  prepare?(app: NestFastifyApplication, parts: ServiceParts): Promise<void> | void;
}

/** What a service's module is composed from. */
export interface ServiceParts extends Ground {
  service: string;
  dataSource: DataSource;
  log: Log;
  metrics: Metrics;
  health: Health;
  /** What this service looks up. */
  hashes: KeyedHashes;
  /** Their key for names that never change. */
  hashKey: Buffer;
  /** The module of messaging, to be imported; none for a service without events. */
  imports: DynamicModule[];
}

/**
 * Every service starts, tells its health and ends in the same way: database, module, messaging, then HTTP; at the end
 * the reverse. What can't be had at the start rejects, with nothing left running.
 */
export async function startService(ground: Ground, plan: ServicePlan): Promise<RunningHttp> {
  const { service, hashes = [] } = plan.schema;
  const log = createLogger(service, ground.settings.logLevel);
  const dataSource = await openDatabase(() => ground.databaseUrl(service), service, {
    onError: (error) => log.warn({ error }, 'a connection to the database broke; another one takes its place'),
  });
  try {
    const key = await ground.keys.hashKeyOf(service);
    const renewal = new RenewHashes(key, dataSource, hashes, log);
    const parts = partsOf(ground, plan, log, dataSource, renewal.hashes);
    const running = await startHttp(plan.module(parts), {
      ...parts,
      logger: log,
      host: ground.settings.host,
      port: plan.port,
      operatorToken: ground.settings.operatorToken,
      trustedProxies: ground.settings.trustedProxies,
      forms: plan.forms,
      problemPage: plan.problemPage,
      promises: plan.messaging ? () => running.app.get(Messaging).promises() : undefined,
      prepare: (app) => prepare(app, plan, parts),
    });
    renewal.start(parts.health);
    const keeping = plan.messaging ? keepTables(plan, parts, running.app.get(Messaging)) : undefined;
    const close = async (): Promise<void> => {
      await Promise.all([renewal.stop(), keeping?.stop()]).finally(() => running.close());
      await dataSource.destroy();
    };
    return { ...running, close };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

function partsOf(
  ground: Ground,
  { schema: { service }, messaging }: ServicePlan,
  log: Log,
  dataSource: DataSource,
  hashes: KeyedHashes,
): ServiceParts {
  const metrics = createMetrics(service);
  metrics.gauge('database_connections', 'Connections to the database, and who waits for one', ['state'], (gauge) => {
    for (const [state, count] of Object.entries(poolUse(dataSource))) gauge.set({ state }, count);
  });
  const health = new Health();
  health.register('database', async () => void (await dataSource.query('SELECT 1')));
  const folders = [ground.settings.dataDir, ...(ground.databaseFolder === undefined ? [] : [ground.databaseFolder])];
  health.register('disk', () => checkRoom(folders, ground.settings.diskReserveMb));
  const hashKey = hashes.nameKey;
  const imports = messaging
    ? [MessagingModule.forRoot({ ...ground, service, dataSource, hashKey, log, metrics, kafka: ground.kafka(service) })]
    : [];
  return { ...ground, service, dataSource, log, metrics, health, hashes, hashKey, imports };
}

function keepTables(
  { schema: { retention = {} } }: ServicePlan,
  parts: ServiceParts,
  messaging: Messaging,
): KeepTables {
  const keeping = new KeepTables({ ...parts, retention, messaging });
  keeping.start();
  return keeping;
}

async function prepare(app: NestFastifyApplication, plan: ServicePlan, parts: ServiceParts): Promise<void> {
  await plan.prepare?.(app, parts);
  if (!plan.messaging) return;
  const messaging = app.get(Messaging);
  parts.health.register('messaging', () => messaging.check());
  connectMessaging(app);
  await app.startAllMicroservices();
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clockTables, followedClock, type FollowedClock } from '#clock';
import { openDatabase, provision, serviceUrl, startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import { logTables, Messaging, messagingGrants, messagingMigrations, messagingTables } from '#messaging';
import { createLogger } from '#observability';
import { StoredValues, type Sealer } from '#secrecy';
import { bedrock, keysFrom, type Ground, type Service } from '#service';
import { loadSecret, readSettings } from '#settings';
import type { DataSource } from 'typeorm';
import { freePorts } from './free-ports.js';
import { SealerByResident } from './sealer-by-resident.js';

interface Wishes {
  /** Services that are at work; the test starts them on `ground`. */
  services: readonly Pick<Service, 'schema'>[];
  /** Services that the test plays: they have a role and messaging, nothing else. */
  played: readonly string[];
  settings?: Record<string, string | undefined>;
  /** Unless given, one with a key for each resident, which this process alone has. */
  sealer?: Sealer | undefined;
}

/** A real PostgreSQL of its own with the schemas of some services, and all that a service stands on. */
export class Installation {
  private readonly opened = new Map<string, DataSource>();
  private readonly messagings = new Map<string, Messaging>();

  private constructor(
    /** Goes with the installation. */
    readonly folder: string,
    private readonly server: EmbeddedPostgres,
    private readonly clock: FollowedClock,
    readonly ground: Ground,
  ) {}

  static async open({
    services,
    played,
    settings: wished,
    sealer = new SealerByResident(),
  }: Wishes): Promise<Installation> {
    const folder = mkdtempSync(join(tmpdir(), 'ankomst-test-'));
    const server = await startEmbeddedPostgres({ dataDir: folder });
    const schemas = [...services.map(({ schema }) => schema), ...played.map(playedSchema)];
    const names = schemas.map(({ service }) => service);
    await provision(server.url, schemas, [...logTables(bedrock.contracts.topics, names), ...clockTables(names)]);
    const clock = await followedClock(server.url);
    const settings = readSettings({
      PORT: String(await freePorts()),
      DATA_DIR: folder,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
      ...wished,
    });
    return new Installation(folder, server, clock, {
      ...bedrock,
      settings,
      clock,
      sealer,
      ...keysFrom(loadSecret(settings)),
      databaseUrl: (service) => serviceUrl(server.url, service),
      kafka: () => undefined,
      fatal: (error) => {
        throw error;
      },
    });
  }

  get ownerUrl(): string {
    return this.server.url;
  }

  /** As the owner of the database. */
  async ask<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.database('owner', this.ownerUrl)).query<Row[]>(sql, values);
  }

  /** What travelled on a topic, with its data. */
  async withData<Row extends { key: string; value: Buffer }>(
    topic: string,
    rows: readonly Row[],
  ): Promise<(Row & { data: unknown })[]> {
    const wire = new StoredValues(this.ground.sealer, `wire:${topic}`);
    const sealed = rows.map((row) => ({ ...row, resident_id: row.key, content: row.value }));
    return wire.openRows(sealed, (row, data: unknown) => ({ ...row, data }));
  }

  /** With the rights of a service. */
  async askAs<Row>(service: string, sql: string): Promise<Row[]> {
    return (await this.database(service)).query<Row[]>(sql);
  }

  /** The messaging of a service that the test plays. */
  async messaging(service: string): Promise<Messaging> {
    const known = this.messagings.get(service);
    if (known) return known;
    const dataSource = await this.database(service);
    const log = createLogger(service, 'fatal');
    const messaging = new Messaging({
      ...this.ground,
      kafka: this.ground.kafka(service),
      service,
      dataSource,
      log,
      hashKey: Buffer.from('test'),
    });
    await messaging.prepare();
    this.messagings.set(service, messaging);
    return messaging;
  }

  async close(): Promise<void> {
    for (const messaging of this.messagings.values()) await messaging.close();
    for (const dataSource of this.opened.values()) await dataSource.destroy();
    await this.clock.close();
    await this.server.stop();
    if (!this.server.dataDir.startsWith(this.folder)) {
      rmSync(dirname(this.server.dataDir), { recursive: true, force: true });
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async database(service: string, url = this.ground.databaseUrl(service)): Promise<DataSource> {
    const known = this.opened.get(service);
    if (known) return known;
    const dataSource = await openDatabase(url, service, { poolSize: 3 });
    this.opened.set(service, dataSource);
    return dataSource;
  }
}

function playedSchema(service: string): Service['schema'] {
  return {
    service,
    migrations: [{ name: 'PlayedTables1700000000000', statements: messagingTables() }, ...messagingMigrations],
    grants: messagingGrants(service.replaceAll('-', '_')),
  };
}

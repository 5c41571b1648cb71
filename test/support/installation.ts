import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clockTables, followedClock, type FollowedClock } from '#clock';
import { openDatabase, provision, serviceUrl, startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import { logTables, wirePlace, Messaging, messagingGrants, messagingTables } from '#messaging';
import { createLogger } from '#observability';
import { StoredValues, type Sealer } from '#secrecy';
import { keysFrom, openBedrock, type Ground, type Service } from '#service';
import { contracts } from '#contracts';
import { loadSecret, readSettings } from '#settings';
import type { DataSource } from 'typeorm';
import { freePorts } from './free-ports.js';
import { everyPurpose } from './test-keys.js';

interface Wishes {
  /** Services that are at work; the test starts them on `ground`. */
  services: readonly Pick<Service, 'schema'>[];
  /** Services that the test plays: they have a role and messaging, nothing else. */
  played: readonly string[];
  settings?: Record<string, string | undefined>;
  /** Unless given, that of the installation's own keys. */
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

  static async open({ services, played, settings: wished, sealer }: Wishes): Promise<Installation> {
    const folder = mkdtempSync(join(tmpdir(), 'ankomst-test-'));
    const server = await startEmbeddedPostgres({ dataDir: folder });
    const schemas = [...services.map(({ schema }) => schema), ...played.map(playedSchema)];
    const names = schemas.map(({ service }) => service);
    await provision(server.url, schemas, [...logTables(contracts.topics, names), ...clockTables(names)]);
    const clock = await followedClock(server.url);
    const settings = readSettings({
      PORT: String(await freePorts()),
      DATA_DIR: folder,
      KEYS_DIR: keysOf(folder),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
      ...wished,
    });
    const bedrock = await openBedrock(settings);
    return new Installation(folder, server, clock, {
      ...bedrock,
      ...(sealer && { sealer }),
      settings,
      clock,
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
  async withData<Row extends { key: string; headers: Record<string, string>; value: Buffer }>(
    topic: string,
    rows: readonly Row[],
  ): Promise<(Row & { data: unknown })[]> {
    const wire = new StoredValues(this.ground.sealer, `wire:${topic}`);
    const sealed = rows.map((row) => ({ ...row, resident_id: row.key, content: row.value }));
    return wire.openRows(sealed, wirePlace, (row, data: unknown) => ({ ...row, data }));
  }

  /** Destroys keys of a resident. */
  erase(residentId: string, purposes = everyPurpose): Promise<void> {
    return this.ground.keys.erase(residentId, purposes, this.clock.now());
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
    await this.ground.keys.close();
    await this.server.stop();
    if (!this.server.dataDir.startsWith(this.folder)) {
      rmSync(dirname(this.server.dataDir), { recursive: true, force: true });
    }
    for (const folder of [this.folder, keysOf(this.folder), this.ground.settings.mailDir])
      rmSync(folder, { recursive: true, force: true });
  }

  private async database(service: string, url = this.ground.databaseUrl(service)): Promise<DataSource> {
    const known = this.opened.get(service);
    if (known) return known;
    const dataSource = await openDatabase(url, service, { poolSize: 3 });
    this.opened.set(service, dataSource);
    return dataSource;
  }
}

const keysOf = (folder: string): string => `${folder}-keys`;

function playedSchema(service: string): Service['schema'] {
  return {
    service,
    migrations: [{ name: 'PlayedTables1700000000000', statements: messagingTables() }],
    grants: messagingGrants(service.replaceAll('-', '_')),
  };
}

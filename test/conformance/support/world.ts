import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { systemClock } from '#clock';
import { openDatabase, provision, serviceUrl, startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import { KeptMessages, Messaging, type Tuning, type WireMessage } from '#messaging';
import { createLogger } from '#observability';
import { plainSealer, type Sealer } from '#secrecy';
import type { KafkaConnection } from '#settings';
import { TRIAL, trialContracts, type Trial } from './trial-contracts.js';
import { services } from './trial-schema.js';
import { transports, type TransportName, type Wire } from './transports.js';

/** A PostgreSQL for a test file. */
export interface Machine {
  server: EmbeddedPostgres;
  readonly dataDir: string;
  remove(): Promise<void>;
}

export async function startMachine(): Promise<Machine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ankomst-conformance-'));
  const machine: Machine = {
    dataDir,
    server: await startEmbeddedPostgres({ dataDir }),
    remove: async () => {
      await machine.server.stop();
      const { dataDir: folder } = machine.server;
      if (!folder.startsWith(dataDir)) rmSync(dirname(folder), { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return machine;
}

let worlds = 0;

/** A database of its own for a test, with the services in it and their writers. */
export class World {
  /** Of all services of this world. */
  sealer: Sealer = plainSealer;
  private readonly opened: DataSource[] = [];
  private readonly writers = new Map<string, Messaging>();

  private constructor(
    readonly ownerUrl: string,
    private readonly wire: Wire,
  ) {}

  static async create(
    machine: Machine,
    transport: TransportName,
    open: (ownerUrl: string) => Promise<Wire> = transports[transport].open,
  ): Promise<World> {
    const name = `world_${process.pid}_${(worlds += 1)}`;
    await ask(machine.server.url, `CREATE DATABASE ${name}`);
    const url = new URL(machine.server.url);
    url.pathname = `/${name}`;
    await provision(url.toString(), services, transports[transport].statements);
    return new World(url.toString(), await open(url.toString()));
  }

  kafka(service: string): KafkaConnection | undefined {
    return this.wire.kafka(service);
  }

  url(service: string): string {
    return serviceUrl(this.ownerUrl, service);
  }

  ask<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return ask<Row>(this.ownerUrl, sql, values);
  }

  async count(sql: string): Promise<number> {
    const [row] = await this.ask<Record<string, string>>(sql);
    return Number(Object.values(row ?? {})[0]);
  }

  /** A messaging of a service that is not under trial. */
  async messaging(service: string, tuning: Partial<Tuning> = {}): Promise<Messaging> {
    const known = this.writers.get(service);
    if (known) return known;
    const dataSource = await openDatabase(this.url(service), service, { poolSize: 20 });
    this.opened.push(dataSource);
    const messaging = new Messaging({
      service,
      dataSource,
      contracts: trialContracts,
      sealer: this.sealer,
      clock: systemClock,
      hashKey: Buffer.from('trial'),
      log: createLogger(service, 'silent'),
      kafka: this.kafka(service),
      tuning,
    });
    await messaging.prepare();
    this.writers.set(service, messaging);
    return messaging;
  }

  /** What an operator does with what the collector keeps. */
  async kept(reads: readonly string[] = ['applications', 'reports.siri']): Promise<KeptMessages> {
    const dataSource = await openDatabase(this.url('collector'), 'collector', { poolSize: 1 });
    this.opened.push(dataSource);
    return new KeptMessages({
      service: 'collector',
      dataSource,
      sealer: this.sealer,
      clock: systemClock,
      reads: new Set(reads),
    });
  }

  /** Writes trial messages in one transaction, as the service that may. */
  async write(
    topic: 'applications' | 'reports.siri',
    messages: readonly ({ resident: string } & Trial)[],
  ): Promise<void> {
    const service = topic === 'applications' ? 'portal' : 'siri-connector';
    await (
      await this.messaging(service)
    ).transact([], async (work) => {
      for (const { resident, ...data } of messages) {
        work.emit(topic, { id: uuidv7(), source: service, type: TRIAL, key: resident, data: { ...data } });
      }
    });
  }

  inject(messages: readonly WireMessage[]): Promise<void> {
    return this.wire.inject(messages);
  }

  /** The ids of all messages that lie on a topic. */
  idsOn(topic: string): Promise<readonly string[]> {
    return this.wire.ids(topic);
  }

  /** A copy of the database as it is now, on the same wire. Whoever works on this one must have ended; its writers end here. */
  async copy(): Promise<World> {
    await this.stop();
    const url = new URL(this.ownerUrl);
    const [name, copied] = [url.pathname.slice(1), `world_${process.pid}_${(worlds += 1)}`];
    url.pathname = '/postgres';
    await ask(url.toString(), `CREATE DATABASE ${copied} TEMPLATE ${name}`);
    url.pathname = `/${copied}`;
    return new World(url.toString(), this.wire);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.wire.close();
  }

  /** Ends who writes in this world; the next who does begins anew. */
  async stop(): Promise<void> {
    for (const messaging of this.writers.values()) await messaging.close();
    for (const dataSource of this.opened.splice(0)) await dataSource.destroy();
    this.writers.clear();
  }
}

async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

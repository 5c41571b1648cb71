import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import { v7 } from 'uuid';
import { clockTables, followedClock, type FollowedClock } from '#clock';
import { connectorService, plainConnector, type ConnectorTuning } from '#connector-kit';
import { contracts, type Json } from '#contracts';
import { openDatabase, provision, serviceUrl, startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import type { RunningHttp } from '#http';
import { logTables, Messaging, messagingGrants, messagingTables } from '#messaging';
import { createNeeds } from '#needs';
import { createLogger } from '#observability';
import { keyedHash, plainSealer } from '#secrecy';
import type { Ground } from '#service';
import { loadSecret, readSettings } from '#settings';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { sandboxService } from '../../apps/agency-sandbox/index.js';
import { readPersonas } from '../../apps/hub/demo/personas.js';

/** One event that a connector told the hub. */
export interface Told {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly key: string;
  readonly data: Record<string, Json> & { status?: string };
}

export interface TestCase {
  readonly caseId: string;
  readonly residentId: string;
  readonly reference: string;
}

const PERSONA = 'eu-worker-single';
const DOCUMENT = Buffer.from('%PDF-1.7 a document of the example resident');

class CollectorTables1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of messagingTables()) await runner.query(statement);
  }
  async down(): Promise<void> {}
}

/**
 * A real PostgreSQL, the simulated agencies, one connector and a portal that has every document; the collector's part,
 * writing dossiers and reading what connectors tell, is played by hand.
 */
export class ConnectorsStage {
  private readonly running: RunningHttp[] = [];
  private connector?: RunningHttp;
  private messaging?: Messaging;
  private dataSource?: DataSource;
  private references = 0;
  /** How often the portal was asked for a document, and what it answers. */
  portal = { asked: 0, status: 200 };

  private constructor(
    readonly agency: string,
    private readonly tuning: Partial<ConnectorTuning>,
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
    private readonly clock: FollowedClock,
    readonly ground: Ground,
    private readonly portalServer: Server,
  ) {}

  static async open(agency: string, { pace = 10, agencyUrl, ...tuning }: StageOptions = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'ankomst-connectors-'));
    const server = await startEmbeddedPostgres({ dataDir: folder });
    const sandbox = sandboxService(pace);
    const connector = connectorService(plainConnector(agency));
    const schemas = [connector.schema, sandbox.schema, collectorSchema];
    const services = schemas.map(({ service }) => service);
    await provision(server.url, schemas, [...logTables(contracts.topics, services), ...clockTables]);
    const clock = await followedClock(server.url);
    const port = randomInt(20_000, 45_000);
    const settings = readSettings({
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'fatal',
      [`${agency.toUpperCase()}_URL`]: agencyUrl,
    });
    const ground: Ground = {
      settings,
      contracts,
      clock,
      sealer: plainSealer,
      secret: loadSecret(settings),
      databaseUrl: (service) => serviceUrl(server.url, service),
      fatal: (error) => {
        throw error;
      },
    };
    const portalServer = createServer();
    const stage = new ConnectorsStage(agency, tuning, folder, server, clock, ground, portalServer);
    portalServer.on('request', (_request, response) => {
      stage.portal.asked += 1;
      response.writeHead(stage.portal.status, { 'content-type': 'application/pdf' }).end(DOCUMENT);
    });
    await new Promise<void>((resolve) => portalServer.listen(port, '127.0.0.1', resolve));
    stage.running.push(await sandbox.start(ground));
    await stage.startConnector();
    return stage;
  }

  async startConnector(): Promise<void> {
    this.connector = await connectorService(plainConnector(this.agency), this.tuning).start(this.ground);
  }

  async stopConnector(): Promise<void> {
    await this.connector?.close();
    this.connector = undefined;
  }

  async close(): Promise<void> {
    await this.stopConnector();
    for (const one of this.running) await one.close();
    await this.messaging?.close();
    await this.dataSource?.destroy();
    await this.clock.close();
    await new Promise((resolve) => this.portalServer.close(resolve));
    await this.server.stop();
    if (!this.server.dataDir.startsWith(this.folder))
      rmSync(dirname(this.server.dataDir), { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  newCase(): TestCase {
    this.references += 1;
    return { caseId: v7(), residentId: v7(), reference: `AK-TEST-${this.references}` };
  }

  /** The collector's part: a dossier of the example resident, with other values where wished. */
  async ready(one: TestCase, version = 1, changes: Record<string, Json> = {}, recipient = this.recipient()) {
    const { data, absent } = exampleDossier(this.agency);
    await this.emit(one, 'dk.ankomst.dossier.ready.v1', {
      caseId: one.caseId,
      reference: one.reference,
      agency: this.agency,
      recipient,
      dossierVersion: version,
      schemaVersion: 'v1',
      hash: keyedHash(Buffer.from('test'), String(version)),
      data: { ...data, ...changes },
      absent: absent.map((none) => ({ ...none })),
    });
  }

  async withdrawn(one: TestCase, version = 1, recipient = this.recipient()): Promise<void> {
    await this.emit(one, 'dk.ankomst.dossier.withdrawn.v1', {
      caseId: one.caseId,
      reference: one.reference,
      agency: this.agency,
      recipient,
      dossierVersion: version,
    });
  }

  recipient(): string {
    const process = contracts.process(this.agency).recipient;
    return 'id' in process ? process.id : (exampleDossier(this.agency).data[process.path] as string);
  }

  /** What the hub was told of a case, in order. */
  async told({ reference }: Pick<TestCase, 'reference'>): Promise<Told[]> {
    const rows = await this.ask<{ key: string; headers: Record<string, string>; value: Buffer }>(
      `SELECT key, headers, value FROM log."reports.${this.agency}" WHERE headers->>'ce_subject' = $1 ORDER BY position`,
      [reference],
    );
    return rows.map(({ key, headers, value }) => ({
      id: String(headers.ce_id),
      type: String(headers.ce_type),
      source: String(headers.ce_source),
      subject: String(headers.ce_subject),
      key,
      data: JSON.parse(value.toString()) as Told['data'],
    }));
  }

  async statuses(one: Pick<TestCase, 'reference'>): Promise<string[]> {
    return (await this.told(one)).map(({ data }) => String(data.status));
  }

  behave(behaviour: Record<string, unknown>): Promise<Response> {
    return this.control('PUT', 'behaviour', behaviour);
  }

  reset(): Promise<Response> {
    return this.control('DELETE', 'behaviour');
  }

  async received({ reference }: Pick<TestCase, 'reference'>) {
    const all = (await (await this.control('GET', 'received')).json()) as {
      caseReference: string;
      idempotencyKey: string;
      dossierVersion: number;
      paths: string[];
      times: number;
    }[];
    return all.filter(({ caseReference }) => caseReference === reference);
  }

  control(method: string, what: string, body?: unknown): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.ground.settings.port + 100}/control/${this.agency}/${what}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  }

  get connectorUrl(): string {
    return `http://127.0.0.1:${this.ground.settings.port + 1 + contracts.agencies.indexOf(this.agency)}`;
  }

  /** What an agency's own system does to take part. */
  report(events: unknown, { token, type = 'application/cloudevents+json', headers = {} }: Posting = {}) {
    return fetch(`${this.connectorUrl}/api/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token ?? this.ground.settings.eventsToken(this.agency)}`,
        'content-type': type,
        ...headers,
      },
      body: typeof events === 'string' ? events : JSON.stringify(events),
    });
  }

  /** For a service that runs in a process of its own. */
  get environment(): Record<string, string> {
    const { port, dataDir } = this.ground.settings;
    return {
      DATABASE_URL: this.server.url,
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'fatal',
      [`${this.agency.toUpperCase()}_URL`]: this.ground.settings.agencyUrl(this.agency),
    };
  }

  async ask<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.server.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  private async emit(one: TestCase, type: string, data: Json): Promise<void> {
    const messaging = (this.messaging ??= await this.openCollector());
    await messaging.transact([], async (work) =>
      work.emit(`dossiers.${this.agency}`, { id: v7(), source: 'collector', type, key: one.residentId, data }),
    );
  }

  private async openCollector(): Promise<Messaging> {
    this.dataSource = await openDatabase(this.ground.databaseUrl('collector'), 'collector');
    const messaging = new Messaging({
      ...this.ground,
      service: 'collector',
      dataSource: this.dataSource,
      hashKey: Buffer.from('test'),
      log: createLogger('collector', 'fatal'),
    });
    await messaging.prepare();
    return messaging;
  }
}

interface StageOptions extends Partial<ConnectorTuning> {
  /** How much faster than usual the simulated agencies work. */
  pace?: number;
  /** Another system than the simulated one. */
  agencyUrl?: string;
}

interface Posting {
  token?: string;
  type?: string;
  headers?: Record<string, string>;
}

const collectorSchema = {
  service: 'collector',
  migrations: [CollectorTables1700000000000],
  grants: messagingGrants('collector'),
};

/** What an agency is sent of the example resident. */
export function exampleDossier(agency: string) {
  const [persona] = readPersonas(new Date().toISOString().slice(0, 10), [PERSONA]);
  const { facts } = contracts.validateAnswers(uploaded(persona?.answers as Json));
  return createNeeds(contracts).project(agency, { values: contracts.spread(facts), absent: new Map() });
}

/** Each `$document` as it stands after its upload. */
function uploaded(value: Json): Json {
  if (Array.isArray(value)) return value.map(uploaded);
  if (value === null || typeof value !== 'object') return value;
  if ('$document' in value) return { documentId: v7() };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, uploaded(item)]));
}

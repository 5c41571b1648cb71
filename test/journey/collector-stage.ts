import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MovableClock } from '#clock';
import { contracts, type Json } from '#contracts';
import { openDatabase, provision, serviceUrl, startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import type { RunningHttp } from '#http';
import { logTables, Messaging, messagingGrants, messagingTables } from '#messaging';
import { createLogger } from '#observability';
import { internalToken, plainSealer } from '#secrecy';
import type { Ground } from '#service';
import { loadSecret, readSettings } from '#settings';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { collector } from '../../apps/collector/index.js';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
import { withDocuments } from '../support/case-stage.js';

class MessagingTables1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of messagingTables()) await runner.query(statement);
  }
  async down(): Promise<void> {}
}

export interface Arrival {
  caseId: string;
  residentId: string;
  reference: string;
}

interface LoggedEvent {
  type: string;
  data: Record<string, Json>;
}

/** The collector at work on a real PostgreSQL; portal and connectors are played by hand. */
export class CollectorStage {
  readonly clock = new MovableClock();
  private readonly opened: DataSource[] = [];
  private readonly writers = new Map<string, Messaging>();
  private running?: RunningHttp;
  private owner?: DataSource;
  private references = 0;

  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async open(): Promise<CollectorStage> {
    const folder = mkdtempSync(join(tmpdir(), 'ankomst-collector-'));
    const server = await startEmbeddedPostgres({ dataDir: folder });
    const played = ['portal', ...contracts.agencies.map((agency) => `${agency}-connector`)];
    const schemas = played.map((service) => ({
      service,
      migrations: [MessagingTables1700000000000],
      grants: messagingGrants(service.replaceAll('-', '_')),
    }));
    await provision(server.url, [collector.schema, ...schemas], logTables(contracts.topics, ['collector', ...played]));
    const stage = new CollectorStage(folder, server);
    await stage.start();
    return stage;
  }

  async start(): Promise<void> {
    this.running = await collector.start(this.ground());
  }

  async restart(): Promise<void> {
    await this.running?.close();
    await this.start();
  }

  /** With the rights that the collector has. */
  async asCollector(sql: string): Promise<unknown> {
    const dataSource = await this.openDatabase(serviceUrl(this.server.url, 'collector'), 'collector');
    return dataSource.query(sql);
  }

  async close(): Promise<void> {
    await this.running?.close();
    for (const writer of this.writers.values()) await writer.close();
    for (const dataSource of this.opened) await dataSource.destroy();
    await this.server.stop();
    if (!this.server.dataDir.startsWith(this.folder))
      rmSync(dirname(this.server.dataDir), { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  private ground(): Ground {
    const settings = readSettings({
      PORT: String(randomInt(20_000, 45_000)),
      DATA_DIR: this.folder,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
    });
    return {
      settings,
      contracts,
      clock: this.clock,
      sealer: plainSealer,
      secret: loadSecret(settings),
      databaseUrl: (service) => serviceUrl(this.server.url, service),
      fatal: (error) => {
        throw error;
      },
    };
  }

  /** The portal's part: an example resident hands in. */
  async submit(persona: string): Promise<Arrival> {
    const [found] = readPersonas(todayInDenmark(this.clock.now()), [persona]);
    this.references += 1;
    const arrival = { caseId: uuidv7(), residentId: uuidv7(), reference: `AK-TEST-000${this.references}` };
    const { facts } = contracts.validateAnswers(withDocuments(found!.answers));
    const { residentId, ...named } = arrival;
    await this.tell(arrival, 'dk.ankomst.application.submitted.v1', {
      ...named,
      applicationId: uuidv7(),
      householdId: uuidv7(),
      relation: 'applicant',
      channel: 'web',
      submittedAt: this.clock.now().toISOString(),
      facts: this.stated(facts),
    });
    return { ...named, residentId };
  }

  async amend(arrival: Arrival, answers: Json, changes: Record<string, Json> = {}): Promise<void> {
    const { facts } = contracts.validateAnswers(answers);
    const stated = this.stated(facts).map((fact) => ({ ...fact, ...changes }));
    await this.tell(arrival, 'dk.ankomst.application.amended.v1', { caseId: arrival.caseId, facts: stated });
  }

  async withdraw({ caseId, ...arrival }: Arrival): Promise<void> {
    await this.tell({ caseId, ...arrival }, 'dk.ankomst.application.withdrawn.v1', { caseId });
  }

  /** An agency's part: what it says of a case. */
  async report(
    agency: string,
    arrival: Arrival,
    data: Record<string, Json>,
    source = RECIPIENTS[agency] ?? agency,
  ): Promise<void> {
    await this.write(`${agency}-connector`, `reports.${agency}`, arrival, 'dk.ankomst.report.v1', data, source);
  }

  async deliver(agency: string, arrival: Arrival, status: string, dossierVersion = 1): Promise<void> {
    const recipient = RECIPIENTS[agency] ?? agency;
    const data = { dossierVersion, recipient, status, at: this.clock.now().toISOString() };
    await this.write(
      `${agency}-connector`,
      `reports.${agency}`,
      arrival,
      'dk.ankomst.delivery.v1',
      data,
      `${agency}-connector`,
    );
  }

  /** What the portal would show: the newest version of each element. */
  async shown({ caseId }: Arrival): Promise<Map<string, Json>> {
    const newest = new Map<string, { version: number; body: Json }>();
    for (const { data } of await this.events('cases')) {
      if (data.caseId !== caseId) continue;
      for (const { kind, id, version, body } of data.elements as unknown as {
        kind: string;
        id: string;
        version: number;
        body: Json;
      }[]) {
        const known = newest.get(`${kind}/${id}`);
        if (!known || known.version < version) newest.set(`${kind}/${id}`, { version, body });
      }
    }
    return new Map([...newest].filter(([, { body }]) => body !== null).map(([key, { body }]) => [key, body]));
  }

  async statuses(arrival: Arrival): Promise<Record<string, string>> {
    const shown = await this.shown(arrival);
    return Object.fromEntries(
      contracts.agencies.map((agency) => [
        agency,
        (shown.get(`agency/${agency}`) as { status?: string } | undefined)?.status ?? 'unknown',
      ]),
    );
  }

  async events(topic: string): Promise<LoggedEvent[]> {
    const rows = await this.ask<{ headers: { ce_type: string }; value: Buffer }>(
      `SELECT headers, value FROM log."${topic}" ORDER BY partition, position`,
    );
    return rows.map(({ headers, value }) => ({
      type: headers.ce_type,
      data: JSON.parse(value.toString('utf8')) as Record<string, Json>,
    }));
  }

  async dossiers(agency: string, { caseId }: Arrival): Promise<LoggedEvent[]> {
    return (await this.events(`dossiers.${agency}`)).filter(({ data }) => data.caseId === caseId);
  }

  async ask<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    this.owner ??= await this.openDatabase(this.server.url, 'owner');
    return this.owner.query<Row[]>(sql, values);
  }

  get(path: string, authorised = true): Promise<Response> {
    const token = internalToken(loadSecret(readSettings({ DATA_DIR: this.folder })));
    return fetch(`${this.running!.url}${path}`, { headers: authorised ? { authorization: `Bearer ${token}` } : {} });
  }

  private stated(facts: ReadonlyMap<string, Json>): Record<string, Json>[] {
    const observedAt = this.clock.now().toISOString();
    return [...facts].map(([path, value]) => ({
      path,
      value,
      source: 'resident',
      assurance: 'selfDeclared',
      observedAt,
    }));
  }

  private tell(arrival: Arrival, type: string, data: Record<string, Json>): Promise<void> {
    return this.write('portal', 'applications', arrival, type, data, 'portal');
  }

  private async write(
    service: string,
    topic: string,
    arrival: Arrival,
    type: string,
    data: Record<string, Json>,
    source: string,
  ): Promise<void> {
    const writer = await this.writer(service);
    const event = { id: uuidv7(), source, type, subject: arrival.reference, key: arrival.residentId, data };
    await writer.transact([], async (work) => work.emit(topic, event));
  }

  private async writer(service: string): Promise<Messaging> {
    const known = this.writers.get(service);
    if (known) return known;
    const { databaseUrl, ...ground } = this.ground();
    const dataSource = await this.openDatabase(databaseUrl(service), service);
    const log = createLogger(service, 'fatal');
    const writer = new Messaging({ ...ground, service, dataSource, log, hashKey: Buffer.from('test') });
    await writer.prepare();
    this.writers.set(service, writer);
    return writer;
  }

  private async openDatabase(url: string, service: string): Promise<DataSource> {
    const dataSource = await openDatabase(url, service, { poolSize: 3 });
    this.opened.push(dataSource);
    return dataSource;
  }
}

const RECIPIENTS: Readonly<Record<string, string>> = { siri: 'siri', municipality: '0101', tax: 'skattestyrelsen' };

import { createServer, type Server } from 'node:http';
import { v7 } from 'uuid';
import { connectorPort, type ConnectorTuning } from '#connector-kit';
import { contracts, recipientsOf, type Json } from '#contracts';
import type { RunningHttp } from '#http';
import { createNeeds } from '#needs';
import { keyedHash } from '#secrecy';
import type { Ground } from '#service';
import { sandboxService } from '../../apps/agency-sandbox/index.js';
import { readPersonas } from '../../apps/hub/demo/personas.js';
import { withDocuments } from '../support/case-stage.js';
import { Installation } from '../support/installation.js';
import { plainConnector } from '../support/plain-connector.js';

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

/**
 * A real PostgreSQL, the simulated agencies, one connector and a portal that has every document; the collector's part,
 * writing dossiers and reading what connectors tell, is played by hand.
 */
export class ConnectorsStage {
  private readonly running: RunningHttp[] = [];
  private connector?: RunningHttp;
  private references = 0;
  /** How often the portal was asked for a document, and what it answers. */
  portal = { asked: 0, status: 200 };

  private constructor(
    readonly agency: string,
    private readonly tuning: Partial<ConnectorTuning>,
    private readonly installation: Installation,
    private readonly portalServer: Server,
  ) {}

  static async open(agency: string, { pace = 10, agencyUrl, settings, ...tuning }: StageOptions = {}) {
    const sandbox = sandboxService(pace);
    const installation = await Installation.open({
      services: [plainConnector(agency), sandbox],
      played: ['collector'],
      settings: { ...settings, [`${agency.toUpperCase()}_URL`]: agencyUrl },
    });
    const portalServer = createServer();
    const stage = new ConnectorsStage(agency, tuning, installation, portalServer);
    portalServer.on('request', (_request, response) => {
      stage.portal.asked += 1;
      response.writeHead(stage.portal.status, { 'content-type': 'application/pdf' }).end(DOCUMENT);
    });
    const { port } = stage.ground.settings;
    await new Promise<void>((resolve) => portalServer.listen(port, '127.0.0.1', resolve));
    try {
      stage.running.push(await sandbox.start(stage.ground));
      await stage.startConnector();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  get ground(): Ground {
    return this.installation.ground;
  }

  async startConnector(): Promise<void> {
    this.connector = await plainConnector(this.agency, this.tuning).start(this.ground);
  }

  async stopConnector(): Promise<void> {
    await this.connector?.close();
    this.connector = undefined;
  }

  async close(): Promise<void> {
    await this.stopConnector();
    for (const one of this.running) await one.close();
    await new Promise((resolve) => this.portalServer.close(resolve));
    await this.installation.close();
  }

  newCase(): TestCase {
    this.references += 1;
    return { caseId: v7(), residentId: v7(), reference: `AK-TEST-${String(this.references).padStart(4, '0')}` };
  }

  /** The collector's part: a dossier of the example resident, with other values where wished. */
  async ready(
    one: TestCase,
    version = 1,
    changes: Record<string, Json> = {},
    { recipient = this.recipient(), ...more }: Readying = {},
  ) {
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
      ...more,
    });
  }

  async withdrawn(
    one: TestCase,
    version = 1,
    { recipient = this.recipient(), reason = 'withdrawn' }: Withdrawing = {},
  ): Promise<void> {
    await this.emit(one, 'dk.ankomst.dossier.withdrawn.v1', {
      caseId: one.caseId,
      reference: one.reference,
      agency: this.agency,
      recipient,
      dossierVersion: version,
      reason,
    });
  }

  /** The collector's part: nothing more of a case is sent, or what waited goes on. */
  async restricted({ caseId, ...one }: TestCase, restricted = true, at = new Date().toISOString()): Promise<void> {
    const data = { caseId, agency: this.agency, restricted, at };
    await this.emit({ caseId, ...one }, 'dk.ankomst.dossier.restricted.v1', data);
  }

  recipient(): string {
    const process = contracts.process(this.agency).recipient;
    return 'id' in process ? process.id : (exampleDossier(this.agency).data[process.path] as string);
  }

  /** What the hub was told of a case, in order. */
  async told({ caseId }: Pick<TestCase, 'caseId'>): Promise<Told[]> {
    const rows = await this.ask<{ key: string; headers: Record<string, string>; value: Buffer }>(
      `SELECT key, headers, value FROM log."reports.${this.agency}" WHERE headers->>'ce_subject' = $1 ORDER BY position`,
      [caseId],
    );
    const events = await this.installation.withData(`reports.${this.agency}`, rows);
    return events.map(({ key, headers, data }) => ({
      id: String(headers.ce_id),
      type: String(headers.ce_type),
      source: String(headers.ce_source),
      subject: String(headers.ce_subject),
      key,
      data: data as Told['data'],
    }));
  }

  async statuses(one: Pick<TestCase, 'caseId'>): Promise<string[]> {
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
      recipient: string;
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

  /** The portal's part, of somebody who is erased where all agencies are simulated. */
  forgotten(references: readonly string[]): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.ground.settings.port + 100}/control/forgotten`, {
      method: 'POST',
      body: JSON.stringify({ references }),
      headers: { 'content-type': 'application/json' },
    });
  }

  /** Speaks for every organisation of the agency. */
  get token(): string {
    const { forAll, forOne } = this.ground.settings.eventsTokens(this.agency, recipientsOf(contracts, this.agency));
    return forAll?.current ?? [...forOne.values()].map(({ current }) => current).join();
  }

  get connectorUrl(): string {
    return `http://127.0.0.1:${connectorPort(this.ground, this.agency)}`;
  }

  /** What an agency's own system does to take part. */
  report(events: unknown, { token, type = 'application/cloudevents+json', headers = {} }: Posting = {}) {
    return fetch(`${this.connectorUrl}/api/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token ?? this.token}`,
        'content-type': type,
        ...headers,
      },
      body: typeof events === 'string' ? events : JSON.stringify(events),
    });
  }

  /** For a service that runs in a process of its own. */
  get environment(): Record<string, string> {
    const { port, dataDir, keysDir } = this.ground.settings;
    return {
      DATABASE_URL: this.ground.databaseUrl(`${this.agency}-connector`),
      PORT: String(port),
      DATA_DIR: dataDir,
      KEYS_DIR: keysDir,
      DOCUMENTS_TOKEN: this.ground.documentsToken(this.agency).current,
      LOG_LEVEL: 'fatal',
      [`${this.agency.toUpperCase()}_URL`]: this.ground.settings.agencyUrl(this.agency),
    };
  }

  /** Tables of the connector with a row of this resident. */
  async rowsOf({ residentId }: TestCase): Promise<string[]> {
    const schema = `${this.agency}_connector`;
    const found: string[] = [];
    for (const table of ['correlation', 'dead_letter', 'delivery', 'inbound', 'message_outbox', 'message_parked']) {
      const rows = await this.ask(`SELECT 1 FROM ${schema}.${table} AS kept WHERE kept::text LIKE $1 LIMIT 1`, [
        `%${residentId}%`,
      ]);
      if (rows.length > 0) found.push(table);
    }
    return found;
  }

  /** Destroys all keys of a resident. */
  erase(residentId: string): Promise<void> {
    return this.installation.erase(residentId);
  }

  ask<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.installation.ask<Row>(sql, values);
  }

  private async emit(one: TestCase, type: string, data: Json): Promise<void> {
    const messaging = await this.installation.messaging('collector');
    await messaging.transact([], async (work) =>
      work.emit(`dossiers.${this.agency}`, { id: v7(), source: 'collector', type, key: one.residentId, data }),
    );
  }
}

interface Readying {
  recipient?: string;
  claims?: Json;
  ended?: Json;
  mayBeSameAs?: Json;
}

interface Withdrawing {
  recipient?: string;
  reason?: 'withdrawn' | 'moved' | 'noLongerApplies';
}

interface StageOptions extends Partial<ConnectorTuning> {
  /** How much faster than usual the simulated agencies work. */
  pace?: number;
  /** Another system than the simulated one. */
  agencyUrl?: string;
  settings?: Record<string, string>;
}

interface Posting {
  token?: string;
  type?: string;
  headers?: Record<string, string>;
}

/** What an agency is sent of the example resident. */
export function exampleDossier(agency: string) {
  const [persona] = readPersonas(new Date().toISOString().slice(0, 10), [PERSONA]);
  const { facts } = contracts.validateAnswers(withDocuments(persona?.answers as Json));
  return createNeeds(contracts).project(agency, { values: contracts.spread(facts), absent: new Map() });
}

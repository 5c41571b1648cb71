import { MovableClock } from '#clock';
import { contracts, type Json } from '#contracts';
import type { RunningHttp } from '#http';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { collector } from '../../apps/collector/index.js';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
import { withDocuments } from '../support/case-stage.js';
import { inTheClear } from '../support/in-the-clear.js';
import { Installation } from '../support/installation.js';

export interface Arrival {
  caseId: string;
  residentId: string;
  reference: string;
}

interface LoggedEvent {
  type: string;
  data: Record<string, Json>;
}

const AUDITOR_TOKEN = 'the-token-of-the-auditors';

/** The collector at work on a real PostgreSQL; portal and connectors are played by hand. */
export class CollectorStage {
  readonly clock = new MovableClock();
  private running?: RunningHttp;
  private references = 0;

  private constructor(private readonly installation: Installation) {}

  static async open(): Promise<CollectorStage> {
    const played = ['portal', ...contracts.agencies.map((agency) => `${agency}-connector`)];
    const stage = new CollectorStage(
      await Installation.open({ services: [collector], played, settings: { AUDITOR_TOKEN } }),
    );
    await stage.start();
    return stage;
  }

  async start(): Promise<void> {
    this.running = await collector.start({ ...this.installation.ground, clock: this.clock });
  }

  restart(): Promise<void> {
    return this.whileAway(async () => undefined);
  }

  /** What happens meanwhile, the collector finds when it comes back. */
  async whileAway(happens: () => Promise<void>): Promise<void> {
    await this.running?.close();
    await happens();
    await this.start();
  }

  async close(): Promise<void> {
    await this.running?.close();
    await this.installation.close();
  }

  /** With the rights that the collector has. */
  asCollector(sql: string): Promise<unknown> {
    return this.installation.askAs('collector', sql);
  }

  /** As the owner of the database. */
  own<Row>(sql: string): Promise<Row[]> {
    return this.installation.ask<Row>(sql);
  }

  /** Destroys keys of a resident, for every purpose unless for some. */
  erase({ residentId }: Arrival, purposes?: readonly string[]): Promise<void> {
    return this.installation.erase(residentId, purposes);
  }

  /** Tables of the collector with a row of theirs. */
  async tablesWith({ residentId, caseId }: Arrival): Promise<string[]> {
    const tables = await this.own<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'collector' ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await this.own(
        `SELECT 1 FROM collector.${name} AS kept WHERE kept::text LIKE ANY ('{%${residentId}%,%${caseId}%}') LIMIT 1`,
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  }

  /** Everything is delivered again from the first message on. */
  async readAgain(): Promise<void> {
    await this.own('UPDATE collector.message_position SET start = start - next, next = 0');
  }

  /** Messages that had no effect yet. */
  async unread(): Promise<number> {
    const topics = await this.own<{ topic: string }>('SELECT DISTINCT topic FROM collector.message_position');
    const [row] = await this.own<{ count: number }>(
      topics
        .map(
          ({ topic }) => `SELECT h.next - p.next AS left FROM log."${topic}#heads" h
            JOIN collector.message_position p ON p.topic = '${topic}' AND p.partition = h.partition`,
        )
        .join(' UNION ALL ')
        .replace(/^[^]*$/, 'SELECT sum("left")::int AS count FROM ($&) AS each'),
    );
    return row!.count;
  }

  async counts(): Promise<Record<'applied' | 'erased' | 'lost' | 'dead_lettered', number>> {
    const [row] = await this.own<Record<'applied' | 'erased' | 'lost' | 'dead_lettered', number>>(
      `SELECT sum(applied)::int AS applied, sum(erased)::int AS erased, sum(lost)::int AS lost,
         sum(dead_lettered)::int AS dead_lettered FROM collector.message_position`,
    );
    return row!;
  }

  /** While another transaction writes about all residents. */
  async whileHeld(act: (sql: (text: string) => Promise<unknown>) => Promise<void>): Promise<void> {
    const client = new Client({ connectionString: this.installation.ownerUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT FROM collector.message_partition ORDER BY partition FOR UPDATE');
      await act((text) => client.query(text));
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
  }

  /** Transactions that wait for another. */
  async waiting(): Promise<number> {
    const [row] = await this.own<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
    );
    return row!.count;
  }

  /** Somebody who has not handed in yet. */
  newcomer(): Arrival {
    this.references += 1;
    return { caseId: uuidv7(), residentId: uuidv7(), reference: `AK-TEST-000${this.references}` };
  }

  /** The portal's part: an example resident hands in. */
  async submit(persona: string, arrival = this.newcomer(), more: Record<string, Json> = {}): Promise<Arrival> {
    const [found] = readPersonas(todayInDenmark(this.clock.now()), [persona]);
    const { facts } = contracts.validateAnswers(withDocuments(found!.answers));
    const { caseId, reference } = arrival;
    await this.tell(arrival, 'dk.ankomst.application.submitted.v1', {
      caseId,
      reference,
      applicationId: uuidv7(),
      householdId: uuidv7(),
      relation: 'applicant',
      channel: 'web',
      submittedAt: this.clock.now().toISOString(),
      facts: this.stated(facts),
      ...more,
    });
    return arrival;
  }

  async amend(arrival: Arrival, answers: Json, changes: Record<string, Json> = {}): Promise<void> {
    const { facts } = contracts.validateAnswers(answers);
    const stated = this.stated(facts).map((fact) => ({ ...fact, ...changes }));
    await this.tell(arrival, 'dk.ankomst.application.amended.v1', { caseId: arrival.caseId, facts: stated });
  }

  async withdraw({ caseId, ...arrival }: Arrival): Promise<void> {
    await this.tell({ caseId, ...arrival }, 'dk.ankomst.application.withdrawn.v1', { caseId });
  }

  async restrict({ caseId, ...arrival }: Arrival, restricted = true): Promise<void> {
    await this.tell({ caseId, ...arrival }, 'dk.ankomst.application.restricted.v1', { caseId, restricted });
  }

  /** An agency's part: what it says of a case. */
  async report(
    agency: string,
    arrival: Arrival,
    data: Record<string, Json>,
    { source = RECIPIENTS[agency] ?? agency, ...own }: { source?: string; id?: string; time?: string } = {},
  ): Promise<void> {
    const connector = `${agency}-connector`;
    const said = { ...data, recipient: source };
    await this.write(connector, `reports.${agency}`, arrival, 'dk.ankomst.report.v1', said, connector, own);
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

  /** What lies open of the collector and of what travels. */
  inTheClear(): Promise<Map<string, string[]>> {
    return inTheClear((sql, values) => this.installation.ask(sql, values), ['collector', 'log']);
  }

  async events(topic: string): Promise<LoggedEvent[]> {
    const rows = await this.installation.ask<{ headers: { ce_type: string }; key: string; value: Buffer }>(
      `SELECT headers, key, value FROM log."${topic}" ORDER BY partition, position`,
    );
    return (await this.installation.withData(topic, rows)).map(({ headers, data }) => ({
      type: headers.ce_type,
      data: data as Record<string, Json>,
    }));
  }

  async dossiers(agency: string, { caseId }: Arrival): Promise<LoggedEvent[]> {
    return (await this.events(`dossiers.${agency}`)).filter(({ data }) => data.caseId === caseId);
  }

  /** An internal call, by the auditors' credential unless by another. */
  get(path: string, token = AUDITOR_TOKEN): Promise<Response> {
    return fetch(`${this.running!.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
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
    { id = uuidv7(), time }: { id?: string; time?: string } = {},
  ): Promise<void> {
    const writer = await this.installation.messaging(service);
    const event = { id, time, source, type, subject: arrival.caseId, key: arrival.residentId, data };
    await writer.transact([], async (work) => work.emit(topic, event));
  }
}

const RECIPIENTS: Readonly<Record<string, string>> = { siri: 'siri', municipality: '0101', tax: 'skattestyrelsen' };

import type { Clock } from '#clock';
import { isUuid } from '#contracts';
import type { Kept, KeptFilter, KeptStore, Retried, RetryStatus } from '#messaging';
import { StoredValues, UnreadableValue, type PreparedValues, type Sealer } from '#secrecy';
import type { DataSource } from 'typeorm';
import { REPORT_TYPE } from './cloud-event.js';
import type { Objection } from './objections.js';
import { OWNER, placeOfReport } from './inbound-store.js';
import type { Report } from './report.js';

/** Stands where the topic of a message stands: an agency handed it in itself. */
const INBOUND = 'inbound';
const NOT_YET = 'no case with its reference is known yet';

const reasons: Readonly<Record<string, string>> = {
  UNKNOWN_REFERENCE: 'no case with its reference became known in time',
  NOT_ITS_RESIDENT: 'its source is no recipient that has the case',
  UNKNOWN_VERSION: 'it answers a dossier version that its source was never sent',
  ASKS_FOR_CLOSED: "it asks for what its agency's own contract closes for the person",
} satisfies Record<Objection | 'UNKNOWN_REFERENCE', string>;

interface Row {
  event_id: string;
  owner: string;
  state: 'parked' | 'dead';
  reason: string | null;
  body: Buffer;
  received_at: Date;
  total: number;
}

export interface KeptReportsOptions {
  readonly service: string;
  readonly dataSource: DataSource;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** The reports of an agency that fit nobody, for those who operate its connector: parked, or given up. Named `service:inbound:id`. */
export class KeptReports implements KeptStore {
  constructor(private readonly options: KeptReportsOptions) {}

  async list(filter: KeptFilter, limit: number): Promise<{ total: number; kept: readonly Kept[] }> {
    const rows = await this.read(filter, limit);
    return { total: rows[0]?.total ?? 0, kept: await this.keptAll(rows) };
  }

  async names(filter: KeptFilter): Promise<readonly string[]> {
    return (await this.read(filter, undefined)).map((row) => this.nameOf(row));
  }

  async find(name: string): Promise<Kept | undefined> {
    const [row] = await this.readThese([name]);
    return row && (await this.keptAll([row]))[0];
  }

  /** Parked again, for as long as any: the connector applies it when its case is known. A parked one is looked at all the time. */
  async retry(names: readonly string[]): Promise<ReadonlyMap<string, Retried>> {
    const rows = await this.readThese(names);
    await this.options.dataSource.query(
      `UPDATE inbound SET state = 'parked', reason = NULL, parked_at = $2, given_up_at = NULL WHERE state = 'dead' AND event_id = ANY($1::uuid[])`,
      [rows.map(({ event_id }) => event_id), this.options.clock.now()],
    );
    return new Map(rows.map((row) => [this.nameOf(row), 'retried']));
  }

  async retryStatuses(names: readonly string[]): Promise<ReadonlyMap<string, RetryStatus>> {
    const rows = await this.readThese(names);
    return new Map(rows.map((row) => [this.nameOf(row), { ...whyOf(row), tries: 0 }]));
  }

  private async keptAll(rows: readonly Row[]): Promise<Kept[]> {
    const { sealer, service } = this.options;
    const values = await new StoredValues(sealer, service).prepare(rows.map(({ owner }) => owner));
    return rows.map((row) => this.kept(row, reportOf(row, values)));
  }

  private kept(row: Row, report: Report | undefined): Kept {
    return {
      ...whyOf(row),
      name: this.nameOf(row),
      topic: INBOUND,
      since: row.received_at,
      times: 1,
      resident: report?.subject ?? row.owner,
      type: REPORT_TYPE,
      headers: report && { ce_id: report.id, ce_source: report.source, ce_subject: report.subject },
      data: () => report && JSON.stringify(report.data),
    };
  }

  private read({ state, code, topic }: KeptFilter, limit: number | undefined): Promise<Row[]> {
    return this.options.dataSource.query(
      `SELECT event_id, ${OWNER}, state, reason, body, received_at, (count(*) OVER ())::int AS total FROM inbound
       WHERE state = ANY($1::text[]) AND ($2::text IS NULL OR reason = $2) AND ($3::text IS NULL OR $3 = '${INBOUND}')
       ORDER BY received_at, event_id LIMIT $4`,
      [statesOf(state), code ?? null, topic ?? null, limit ?? null],
    );
  }

  private readThese(names: readonly string[]): Promise<Row[]> {
    const ids = names.map((name) => this.findId(name)).filter((id) => id !== undefined);
    return this.options.dataSource.query(
      `SELECT event_id, ${OWNER}, state, reason, body, received_at FROM inbound
       WHERE event_id = ANY($1::uuid[]) AND state IN ('parked', 'dead')`,
      [ids],
    );
  }

  private nameOf({ event_id }: Row): string {
    return `${this.options.service}:${INBOUND}:${event_id}`;
  }

  private findId(name: string): string | undefined {
    const [service, place, id = ''] = name.split(':');
    return service === this.options.service && place === INBOUND && isUuid(id) ? id : undefined;
  }
}

/** Undefined when it cannot be opened any more. */
function reportOf({ event_id: eventId, owner, body }: Row, values: PreparedValues): Report | undefined {
  try {
    return values.open<Report>(owner, placeOfReport(eventId), body);
  } catch (error) {
    if (error instanceof UnreadableValue) return undefined;
    throw error;
  }
}

function statesOf(state: KeptFilter['state']): string[] {
  if (!state) return ['parked', 'dead'];
  return state === 'parked' ? ['parked'] : ['dead'];
}

function whyOf({ state, reason }: Row): Pick<Kept, 'state' | 'code' | 'detail'> {
  if (state === 'parked') return { state, detail: NOT_YET };
  const code = reason ?? 'UNKNOWN_REFERENCE';
  return { state: 'deadLettered', code, detail: reasons[code] ?? code };
}

import type { Clock } from '#clock';
import { unnest, type Sql } from '#database';
import type { StoredValues } from '#secrecy';
import { nameHashes, reportHash } from '../hashes.js';
import type { Report } from './report.js';

/**
 * `applied`: told to the hub · `parked`: its case is not known yet · `dead`: it will never be applied, for `reason` ·
 * `erased`: whoever it spoke of was erased before it was applied.
 */
type InboundState = 'applied' | 'parked' | 'dead' | 'erased';

export interface Inbound {
  readonly report: Report;
  /** Our own id of it, kept once per (source, id of the agency's). */
  readonly eventId: string;
  readonly digest: string;
  readonly state: InboundState;
  /** Whose it is, where that is known. */
  readonly residentId?: string | undefined;
}

export interface Parked {
  readonly eventId: string;
  /** Undefined when whoever it spoke of was erased. */
  readonly report: Report | undefined;
  /** Whose it is, where a case is called so by now. */
  readonly residentId: string | undefined;
  /** It has waited as long as any may. */
  readonly isOver: boolean;
}

/** How a parked report ended. */
export interface Settlement {
  readonly state: Exclude<InboundState, 'parked'>;
  readonly reason?: string;
  /** Whose it is, where that is known by now. */
  readonly residentId?: string;
}

export interface KeptReportsOfState {
  readonly state: 'parked' | 'dead';
  readonly count: number;
  readonly oldestSeconds: number;
}

interface Row {
  event_id: string;
  digest: string;
  owner: string;
  body: Buffer;
  of: string | null;
  over: boolean;
}

/** A report is sealed for its resident; for the hub's name of its case until that is known. */
export const OWNER = 'coalesce(resident_id::text, names[1]) AS owner';

/** By our own id of it. */
export const placeOfReport = (eventId: string): string => `inbound/${eventId}`;

const HEARD = unnest({ reportHash: 'text' });

/**
 * The table `inbound`: every report once, for as long as its resident is not erased. Of an applied one only the digest is kept; a parked
 * or dead one is kept whole.
 */
export class InboundStore {
  constructor(
    private readonly values: StoredValues,
    private readonly clock: Clock,
    private readonly hashKey: Buffer,
  ) {}

  /** Undefined when it is new and kept now; the digest of the one that was there before it otherwise. */
  async keep(sql: Sql, { report, eventId, digest, state, residentId }: Inbound): Promise<string | undefined> {
    const hash = this.hashOf(report);
    const body = state === 'parked' ? await this.sealed(report, eventId) : null;
    const fresh: unknown[] = await sql.query(
      `INSERT INTO inbound (report_hash, digest, event_id, names, state, body, received_at, parked_at, resident_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8) ON CONFLICT (report_hash) DO NOTHING RETURNING 1`,
      [
        ...[hash, digest, eventId, this.namesOf(report), stateWith(body, state), body],
        ...[this.clock.now(), residentId ?? null],
      ],
    );
    if (fresh.length > 0) return undefined;
    const [known]: Row[] = await sql.query('SELECT digest FROM inbound WHERE report_hash = $1', [hash]);
    return known?.digest;
  }

  /** Those of the reports that were not kept before, by their source and id. */
  async unheard(sql: Sql, reports: readonly Report[]): Promise<ReadonlySet<Report>> {
    const rows: { place: number }[] = await sql.query(
      `SELECT place::int FROM ${HEARD.placedAs('heard')}
       WHERE NOT EXISTS (SELECT FROM inbound i WHERE i.report_hash = heard.report_hash)`,
      HEARD.values(reports.map((report) => ({ reportHash: this.hashOf(report) }))),
    );
    return new Set(rows.flatMap(({ place }) => reports[place - 1] ?? []));
  }

  /** Parked reports whose case has become known, or that have waited too long; those after `last`, by when they came. */
  async ripe(sql: Sql, atMostMs: number, limit: number, last?: Parked): Promise<Parked[]> {
    const rows: Row[] = await sql.query(
      `SELECT event_id, ${OWNER}, body, parked_at < $1 AS over,
         (SELECT resident_id FROM correlation c WHERE c.name = ANY (i.names) LIMIT 1) AS of
       FROM inbound i
       WHERE state = 'parked' AND (parked_at < $1 OR EXISTS (SELECT FROM correlation c WHERE c.name = ANY (i.names)))
         AND ($3::uuid IS NULL OR event_id > $3)
       ORDER BY event_id LIMIT $2`,
      [new Date(this.clock.now().getTime() - atMostMs), limit, last?.eventId ?? null],
    );
    const values = await this.values.prepare(rows.map(({ owner }) => owner));
    return rows.map((row) => ({
      eventId: row.event_id,
      report: values.open<Report>(row.owner, placeOfReport(row.event_id), row.body),
      residentId: row.of ?? undefined,
      isOver: row.over,
    }));
  }

  /** Nothing is kept of a report about somebody who was erased. */
  async forget(sql: Sql, { eventId }: Parked): Promise<void> {
    await sql.query('DELETE FROM inbound WHERE event_id = $1', [eventId]);
  }

  /** Resolves to whether it was still parked: only then may its effect follow. */
  async settle(sql: Sql, { eventId, report }: Parked, { state, reason, residentId }: Settlement): Promise<boolean> {
    const body = state === 'dead' && report ? await this.sealed(report, eventId, residentId) : null;
    const [, count] = await sql.query<[unknown[], number]>(
      `UPDATE inbound SET state = $2, reason = $3, body = $4, given_up_at = CASE WHEN $2 = 'dead' THEN $6::timestamptz END,
         resident_id = COALESCE($5, (SELECT resident_id FROM correlation WHERE name = ANY(names) LIMIT 1))
       WHERE event_id = $1 AND state = 'parked'`,
      [eventId, stateWith(body, state), reason ?? null, body, residentId ?? null, this.clock.now()],
    );
    return count > 0;
  }

  /** How many are parked, and how many were given up; and how long the oldest of them is here. */
  async kept(sql: Sql): Promise<readonly KeptReportsOfState[]> {
    return sql.query(
      `SELECT s.state, count(i.state)::int AS count, COALESCE(EXTRACT(epoch FROM $1::timestamptz - min(i.received_at)), 0)::float8 AS "oldestSeconds"
       FROM (VALUES ('parked'), ('dead')) AS s (state) LEFT JOIN inbound i ON i.state = s.state AND i.state <> 'applied' GROUP BY s.state`,
      [this.clock.now()],
    );
  }

  /** Null when whoever it speaks of was erased. */
  private async sealed(report: Report, eventId: string, residentId?: string): Promise<Buffer | null> {
    const owner = residentId ?? this.namesOf(report)[0];
    const values = await this.values.prepare([owner]);
    return values.isErased(owner) ? null : values.seal(owner, placeOfReport(eventId), report);
  }

  private namesOf({ source, subject }: Report): readonly [string, string] {
    return nameHashes(this.hashKey, source, subject);
  }

  private hashOf({ source, id }: Report): string {
    return reportHash(this.hashKey, source, id);
  }
}

/** What would be kept whole, and cannot be any more, is left of nobody. */
function stateWith(body: Buffer | null, state: InboundState): InboundState {
  return state === 'applied' || body ? state : 'erased';
}

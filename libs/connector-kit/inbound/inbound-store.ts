import type { Clock } from '#clock';
import type { Sealer } from '#secrecy';
import type { EntityManager } from 'typeorm';
import type { Report } from './report.js';

type Sql = Pick<EntityManager, 'query'>;

/** `applied`: told to the hub · `parked`: its case is not known yet · `dead`: it will never be applied, for `reason`. */
export type InboundState = 'applied' | 'parked' | 'dead';

export interface Inbound {
  readonly report: Report;
  /** Our own id of it, kept once per (source, id of the agency's). */
  readonly eventId: string;
  readonly digest: string;
  readonly state: InboundState;
}

export interface Parked {
  readonly report: Report;
  readonly eventId: string;
}

export interface KeptReportsOfState {
  readonly state: 'parked' | 'dead';
  readonly count: number;
  readonly oldestSeconds: number;
}

interface Row {
  event_id: string;
  digest: string;
  reference: string;
  body: Buffer;
}

/**
 * The table `inbound`: every report once, for ever. Of an applied one only the digest is kept; a parked or dead one is
 * kept whole, sealed under its reference, since nobody knows its resident.
 */
export class InboundStore {
  constructor(
    private readonly sealer: Sealer,
    private readonly audience: string,
    private readonly clock: Clock,
  ) {}

  /** Undefined when it is new and kept now; the digest of the one that was there before it otherwise. */
  async keep(sql: Sql, { report, eventId, digest, state }: Inbound): Promise<string | undefined> {
    const body = state === 'applied' ? null : this.seal(report);
    const fresh: unknown[] = await sql.query(
      `INSERT INTO inbound (source, foreign_id, digest, event_id, reference, state, body, received_at, parked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
       ON CONFLICT (source, foreign_id) DO NOTHING RETURNING 1`,
      [report.source, report.id, digest, eventId, report.subject, state, body, this.clock.now()],
    );
    if (fresh.length > 0) return undefined;
    const [known]: Row[] = await sql.query(`SELECT digest FROM inbound WHERE source = $1 AND foreign_id = $2`, [
      report.source,
      report.id,
    ]);
    return known?.digest;
  }

  /** Those of the reports that were not kept before, by their source and id. */
  async unheard(sql: Sql, reports: readonly Report[]): Promise<ReadonlySet<Report>> {
    const rows: { index: number }[] = await sql.query(
      `SELECT a.index::int FROM UNNEST($1::text[], $2::text[]) WITH ORDINALITY AS a (source, id, index)
       WHERE NOT EXISTS (SELECT FROM inbound i WHERE i.source = a.source AND i.foreign_id = a.id)`,
      [reports.map(({ source }) => source), reports.map(({ id }) => id)],
    );
    return new Set(rows.flatMap(({ index }) => reports[index - 1] ?? []));
  }

  /** Parked reports whose case has become known, or that have waited too long. */
  async ripe(sql: Sql, atMostMs: number, limit: number): Promise<Parked[]> {
    const rows: Row[] = await sql.query(
      `SELECT event_id, reference, body FROM inbound i
       WHERE state = 'parked' AND (parked_at < $1
         OR EXISTS (SELECT FROM correlation c WHERE c.reference = i.reference AND c.named_by IN ('hub', i.source)))
       ORDER BY received_at LIMIT $2`,
      [new Date(this.clock.now().getTime() - atMostMs), limit],
    );
    return rows.map((row) => ({ report: this.open(row), eventId: row.event_id }));
  }

  /** Resolves to whether it was still parked: only then may its effect follow. */
  async settle(sql: Sql, eventId: string, state: 'applied' | 'dead', reason?: string): Promise<boolean> {
    const [, count] = await sql.query<[unknown[], number]>(
      `UPDATE inbound SET state = $2, reason = $3, body = CASE WHEN $2 = 'dead' THEN body END
       WHERE event_id = $1 AND state = 'parked'`,
      [eventId, state, reason ?? null],
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

  private seal(report: Report): Buffer {
    return this.sealer.seal(report.subject, this.audience, Buffer.from(JSON.stringify(report)));
  }

  private open(row: Row): Report {
    return JSON.parse(this.sealer.open(row.reference, this.audience, row.body).toString()) as Report;
  }
}

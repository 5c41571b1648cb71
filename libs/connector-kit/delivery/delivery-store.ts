import type { Clock } from '#clock';
import { unnest, type Sql } from '#database';
import type { StoredValues } from '#secrecy';
import type { Dossier } from '../connector.js';
import { recipientHash } from '../hashes.js';
import type { Delivery } from './delivery.js';
import type { Progress } from './next-step.js';
import type { Settled, DeliveryOfCase } from './settle.js';

/** As a delivery names them; what is sealed is still sealed. */
const COLUMNS = `key, kind, case_id AS "caseId", resident_id AS "residentId", dossier_version AS version, content, dossier,
  because, state, attempts, delay_told AS "delayTold", cause`;

/** What stays sealed in `content` when the delivery has ended and its dossier is dropped. */
export interface DeliveryContent {
  readonly reference: string;
  readonly recipient: string;
  /** The facts that the dossier's own contract closes for its person: they tell where the person comes from. */
  readonly closed?: readonly string[];
}

interface Row extends Omit<Delivery, keyof DeliveryContent | 'dossier' | 'because'> {
  content: Buffer;
  dossier: Buffer | null;
  because: Delivery['because'] | null;
}

const OPEN = `state IN ('waiting', 'delivering')`;

/**
 * A recipient gets what is its own one after another. Of a case's dossiers the older goes first, whoever it is for:
 * the one who is responsible now hears of a move before the others do, unless its trouble has been told by now.
 */
const OLDER_GOES_FIRST = `EXISTS (SELECT FROM delivery older WHERE older.case_id = d.case_id AND older.${OPEN}
  AND (older.dossier_version, older.kind) < (d.dossier_version, d.kind)
  AND (older.recipient_hash = d.recipient_hash
    OR (older.kind = 'dossier' AND d.kind = 'dossier' AND (older.due_at <= now() OR NOT older.delay_told))))`;

/**
 * A recipient from which the person moved is told so when no other waits for a dossier of the case, and the newest that
 * another got has arrived: so that nobody is left without anyone responsible.
 */
const NEW_RECIPIENT_GOES_FIRST = `(d.because IS NOT DISTINCT FROM 'moved' AND EXISTS (
  SELECT FROM delivery other WHERE other.case_id = d.case_id AND other.recipient_hash <> d.recipient_hash AND other.kind = 'dossier'
  AND (other.${OPEN} OR (other.state = 'undeliverable' AND NOT EXISTS (
    SELECT FROM delivery newer WHERE newer.case_id = d.case_id AND newer.recipient_hash <> d.recipient_hash AND newer.kind = 'dossier'
    AND newer.dossier_version > other.dossier_version)))))`;

/** Nothing of it is sent, nor its case told that its agency is away. */
const IS_RESTRICTED = 'EXISTS (SELECT FROM restriction r WHERE r.case_id = d.case_id AND r.restricted)';

/** A delivery that something is to be done about. */
export interface Due {
  readonly key: string;
  readonly caseId: string;
  readonly residentId: string;
}

const DUE = 'key, case_id AS "caseId", resident_id AS "residentId"';

/** That nothing of a case is sent any more, or that what waited goes on. */
export interface Restriction {
  readonly caseId: string;
  readonly residentId: string;
  readonly restricted: boolean;
  readonly at: string;
}

/** A delivery as it comes from the hub. */
export interface TakenOver extends Delivery {
  readonly closed?: DeliveryContent['closed'];
}

/** Where a try stands after it: written with `progress`. */
export interface Outcome {
  readonly dueInMs?: number;
  readonly reason?: string;
}

const TAKEN_OVER = unnest({
  key: 'uuid',
  kind: 'text',
  caseId: 'uuid',
  residentId: 'uuid',
  recipientHash: 'text',
  version: 'integer',
  content: 'bytea',
  dossier: 'bytea',
  because: 'text',
  cause: 'jsonb',
});
const SETTLED = unnest({ key: 'uuid', state: 'text' });

export const placeOfContent = (key: string): string => `delivery/${key}`;

const placeOfDossier = (key: string): string => `delivery/${key}/dossier`;

/** The table `delivery`. Dossiers stand sealed, and are dropped when their delivery has ended. */
export class DeliveryStore {
  constructor(
    private readonly values: StoredValues,
    private readonly clock: Clock,
    private readonly hashKey: Buffer,
  ) {}

  /** Keeps what is new; a delivery that is known already stays as it is. */
  async add(sql: Sql, deliveries: readonly TakenOver[]): Promise<void> {
    const values = await this.values.prepare(deliveries.map(({ residentId }) => residentId));
    const rows = [...deliveries]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ reference, recipient, closed, dossier, ...delivery }) => ({
        ...delivery,
        recipientHash: recipientHash(this.hashKey, delivery.caseId, recipient),
        content: values.seal(delivery.residentId, placeOfContent(delivery.key), { reference, recipient, closed }),
        dossier: dossier && values.seal(delivery.residentId, placeOfDossier(delivery.key), dossier),
        because: delivery.because,
        cause: JSON.stringify(delivery.cause),
      }));
    await sql.query(
      `INSERT INTO delivery (key, kind, case_id, resident_id, recipient_hash, dossier_version, content, dossier, because, cause, state, taken_at)
       SELECT *, 'waiting', $1::timestamptz FROM ${TAKEN_OVER.as('new', 1)}
       ON CONFLICT (key) DO NOTHING`,
      [this.clock.now(), ...TAKEN_OVER.values(rows)],
    );
  }

  ofCases(sql: Sql, caseIds: readonly string[]): Promise<(DeliveryOfCase & { caseId: string })[]> {
    return sql.query(
      `SELECT key, kind, case_id AS "caseId", recipient_hash AS "recipientHash", dossier_version AS version, state, attempts
       FROM delivery WHERE case_id = ANY($1::uuid[])`,
      [caseIds],
    );
  }

  async end(sql: Sql, settled: readonly Settled[]): Promise<void> {
    await sql.query(
      `UPDATE delivery SET state = s.state, dossier = NULL, ended_at = $1
       FROM ${SETTLED.as('s', 1)} WHERE delivery.key = s.key`,
      [this.clock.now(), ...SETTLED.values(settled)],
    );
  }

  /** Of each case the latest counts, in whatever order they came. */
  async restrict(sql: Sql, restrictions: readonly Restriction[]): Promise<void> {
    for (const { caseId, residentId, restricted, at } of restrictions)
      await sql.query(
        `INSERT INTO restriction (case_id, resident_id, restricted, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id) DO UPDATE SET restricted = excluded.restricted, at = excluded.at WHERE restriction.at <= excluded.at`,
        [caseId, residentId, restricted, at],
      );
  }

  async isRestricted(sql: Sql, caseId: string): Promise<boolean> {
    const rows: unknown[] = await sql.query('SELECT FROM restriction WHERE case_id = $1 AND restricted', [caseId]);
    return rows.length > 0;
  }

  /** Ends what is left of a delivery whose person was erased. */
  async cancel(sql: Sql, key: string): Promise<void> {
    await sql.query(
      `UPDATE delivery SET state = 'cancelled', dossier = NULL, ended_at = $2 WHERE key = $1 AND ${OPEN}`,
      [key, this.clock.now()],
    );
  }

  /** Undefined where its person was erased: deliveries themselves stay. */
  async find(sql: Sql, key: string): Promise<Delivery | undefined> {
    const [row]: Row[] = await sql.query(`SELECT ${COLUMNS} FROM delivery WHERE key = $1`, [key]);
    return row && (await this.deliveries([row]))[0];
  }

  /** Dossiers of a case that the agency may have by now: begun and not ended. */
  async underWay(sql: Sql, caseId: string, recipient: string, version?: number): Promise<Delivery[]> {
    const rows: Row[] = await sql.query(
      `SELECT ${COLUMNS} FROM delivery WHERE case_id = $1 AND recipient_hash = $2 AND kind = 'dossier' AND state = 'delivering'
       AND dossier_version = COALESCE($3::int, dossier_version) ORDER BY dossier_version`,
      [caseId, recipientHash(this.hashKey, caseId, recipient), version ?? null],
    );
    return this.deliveries(rows);
  }

  async write(sql: Sql, key: string, progress: Progress, outcome: Outcome = {}): Promise<void> {
    await sql.query(
      `UPDATE delivery SET state = $2, attempts = $3, delay_told = $4, reason = COALESCE($5, reason),
         due_at = now() + $6 * interval '1 millisecond',
         dossier = CASE WHEN $2 IN ('waiting', 'delivering') THEN dossier END,
         ended_at = CASE WHEN $2 IN ('waiting', 'delivering') THEN NULL ELSE $7::timestamptz END
       WHERE key = $1`,
      [
        key,
        progress.state,
        progress.attempts,
        progress.delayTold,
        outcome.reason ?? null,
        outcome.dueInMs ?? 0,
        this.clock.now(),
      ],
    );
  }

  /** What is due, longest first, and none of the `busy` cases; several of a case are the caller's to take one by one. */
  due(sql: Sql, busy: readonly string[], limit: number): Promise<Due[]> {
    return sql.query(
      `SELECT ${DUE} FROM delivery d WHERE ${OPEN} AND due_at <= now() AND case_id <> ALL($1::uuid[])
       AND NOT ${IS_RESTRICTED} AND NOT ${OLDER_GOES_FIRST} AND NOT ${NEW_RECIPIENT_GOES_FIRST} ORDER BY due_at, dossier_version LIMIT $2`,
      [busy, limit],
    );
  }

  /** What waits for an agency that is away and whose case was not told so. */
  untold(sql: Sql, limit: number): Promise<Due[]> {
    return sql.query(
      `SELECT ${DUE} FROM delivery d WHERE ${OPEN} AND NOT delay_told AND NOT ${IS_RESTRICTED} ORDER BY due_at LIMIT $1`,
      [limit],
    );
  }

  /** Everything open is due at once: after a start, or when an agency is back. */
  async wakeAll(sql: Sql): Promise<void> {
    await sql.query(`UPDATE delivery SET due_at = now() WHERE ${OPEN} AND due_at > now()`);
  }

  async backlog(sql: Sql): Promise<{ open: number; oldestSeconds: number }> {
    const [row] = await sql.query<[{ open: number; oldestSeconds: number }]>(
      `SELECT count(*)::int AS open, COALESCE(EXTRACT(epoch FROM $1::timestamptz - min(taken_at)), 0)::float8 AS "oldestSeconds"
       FROM delivery WHERE ${OPEN}`,
      [this.clock.now()],
    );
    return row;
  }

  private async deliveries(rows: readonly Row[]): Promise<Delivery[]> {
    const values = await this.values.prepare(rows.map((row) => row.residentId));
    return rows.flatMap(({ content, dossier: sealed, because, ...row }) => {
      const known = values.open<DeliveryContent>(row.residentId, placeOfContent(row.key), content);
      if (!known) return [];
      const { reference, recipient } = known;
      const dossier = sealed ? values.open<Dossier>(row.residentId, placeOfDossier(row.key), sealed) : undefined;
      return [{ ...row, reference, recipient, ...(because && { because }), ...(dossier && { dossier }) }];
    });
  }
}

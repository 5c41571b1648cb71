import type { Clock } from '#clock';
import type { Sql } from '#database';
import type { StoredValues } from '#secrecy';
import { v7 } from 'uuid';
import type { CaseKey, PlannedReport } from './report.js';

/** What the connector said to a report that it did not take. */
export interface Answer {
  /** Of HTTP; undefined where no answer came. */
  readonly status?: number;
  readonly detail?: string;
  readonly errors?: readonly { path: string; code: string; message: string }[];
}

/** Where a report stands, for who wonders why a case does not go on. */
export interface ReportStatus {
  readonly id: string;
  readonly caseReference: string;
  readonly recipient: string;
  readonly state: 'waiting' | 'taken' | 'refused' | 'cancelled';
  readonly tries: number;
  /** The last one, unless it was taken. */
  readonly answer?: Answer;
}

const MOST_LISTED = 1_000;

export interface DueReport {
  readonly id: string;
  readonly agency: string;
  readonly recipient: string;
  readonly tries: number;
  readonly copies: number;
  /** A CloudEvent, ready to be sent. */
  readonly body: string;
}

/** The table `report`: what an agency has yet to say. Ids and contents are decided once, so sending again changes nothing. */
export class ReportStore {
  constructor(
    private readonly values: StoredValues,
    private readonly clock: Clock,
    private readonly pace: number,
  ) {}

  async plan(sql: Sql, about: CaseKey, reports: readonly PlannedReport[]): Promise<void> {
    for (const report of reports) {
      const id = v7();
      await sql.query(
        `INSERT INTO report (id, agency, recipient, case_reference, body, copies, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond')`,
        [
          id,
          about.agency,
          about.recipient,
          about.caseReference,
          await this.values.seal(about.caseReference, placeOf({ id }), this.cloudEvent(id, about, report)),
          report.copies,
          report.leavesMs / this.pace,
        ],
      );
    }
  }

  /** What nobody heard of yet is not said any more. */
  async cancel(sql: Sql, { agency, recipient, caseReference }: CaseKey): Promise<void> {
    await sql.query(
      `UPDATE report SET ended_at = now(), cancelled = true
       WHERE agency = $1 AND recipient = $2 AND case_reference = $3 AND ended_at IS NULL`,
      [agency, recipient, caseReference],
    );
  }

  /** The next report of each case whose time has come, but for agencies that are silent. */
  async due(sql: Sql, silent: readonly string[], limit: number): Promise<DueReport[]> {
    const rows: (Omit<DueReport, 'body'> & { case_reference: string; body: Buffer })[] = await sql.query(
      `SELECT * FROM (
         SELECT DISTINCT ON (case_reference, agency, recipient) id, agency, recipient, case_reference, tries, copies, body, due_at FROM report
         WHERE ended_at IS NULL AND agency <> ALL($1) ORDER BY case_reference, agency, recipient, due_at, position
       ) AS first WHERE due_at <= now() ORDER BY due_at LIMIT $2`,
      [silent, limit],
    );
    const sealed = rows.map(({ body, ...row }) => ({ ...row, resident_id: row.case_reference, content: body }));
    return this.values.openRows(sealed, placeOf, ({ id, agency, recipient, tries, copies }, event: object) => ({
      ...{ id, agency, recipient, tries, copies },
      body: JSON.stringify(event),
    }));
  }

  /** @param refused what the connector said when it will never take it */
  async end(sql: Sql, id: string, refused?: Answer): Promise<void> {
    await sql.query(`UPDATE report SET ended_at = now(), tries = tries + 1, answer = $2 WHERE id = $1`, [
      id,
      refused ?? null,
    ]);
  }

  async postpone(sql: Sql, id: string, ms: number, answer: Answer): Promise<void> {
    await sql.query(
      `UPDATE report SET tries = tries + 1, due_at = now() + $2 * interval '1 millisecond', answer = $3 WHERE id = $1`,
      [id, ms, answer],
    );
  }

  /** The newest first. */
  async list(sql: Sql, agency: string): Promise<ReportStatus[]> {
    const rows: (Omit<ReportStatus, 'answer'> & { answer: Answer | null })[] = await sql.query(
      `SELECT id, case_reference AS "caseReference", recipient, tries, answer, CASE WHEN cancelled THEN 'cancelled'
         WHEN ended_at IS NULL THEN 'waiting' WHEN answer IS NULL THEN 'taken' ELSE 'refused' END AS state
       FROM report WHERE agency = $1 ORDER BY position DESC LIMIT $2`,
      [agency, MOST_LISTED],
    );
    return rows.map(({ answer, ...row }) => ({ ...row, ...(answer && { answer }) }));
  }

  private cloudEvent(id: string, { caseReference, recipient }: CaseKey, { statement, happensMs }: PlannedReport) {
    return {
      specversion: '1.0',
      id,
      source: recipient,
      type: 'dk.ankomst.report.v1',
      subject: caseReference,
      time: new Date(this.clock.now().getTime() + happensMs / this.pace).toISOString(),
      datacontenttype: 'application/json',
      data: statement,
    };
  }
}

const placeOf = ({ id }: { id: string }): string => `report/${id}`;

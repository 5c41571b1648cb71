import type { Sql } from '#database';
import type { StoredValues } from '#secrecy';
import { v7 } from 'uuid';
import type { CaseHashes, CaseKey } from '../case-key.js';
import type { SandboxContext } from '../context.js';
import type { PlannedReport } from './report.js';

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
  /** For whom it is sealed. */
  readonly owner: string;
  readonly recipient: string;
  readonly tries: number;
  readonly copies: number;
  /** A CloudEvent, ready to be sent. */
  readonly body: string;
}

interface CloudEvent {
  readonly source: string;
  readonly subject: string;
  readonly data: PlannedReport['statement'];
  readonly [attribute: string]: unknown;
}

interface Row {
  readonly id: string;
  readonly resident_id: string;
  readonly content: Buffer;
}

type DueRow = Row & Pick<DueReport, 'agency' | 'owner' | 'tries' | 'copies'>;
type ListedRow = Row & Pick<ReportStatus, 'state' | 'tries'> & { readonly answer: Buffer | null };

/** The table `report`: what an agency has yet to say. Ids and contents are decided once, so sending again changes nothing. */
export class ReportStore {
  constructor(
    private readonly context: Pick<SandboxContext, 'clock' | 'pace'>,
    private readonly values: StoredValues,
    private readonly hashes: CaseHashes,
  ) {}

  async plan(sql: Sql, about: CaseKey, reports: readonly PlannedReport[]): Promise<void> {
    const [hash, owner] = [this.hashes.case(about), this.hashes.owner(about.caseReference)];
    for (const report of reports) {
      const id = v7();
      await sql.query(
        `INSERT INTO report (id, agency, case_hash, owner, body, copies, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond')`,
        [
          id,
          about.agency,
          hash,
          owner,
          await this.values.seal(owner, placeOf({ id }), this.cloudEvent(id, about, report)),
          report.copies,
          report.leavesMs / this.context.pace,
        ],
      );
    }
  }

  /** What nobody heard of yet is not said any more. */
  async cancel(sql: Sql, about: CaseKey): Promise<void> {
    await sql.query('UPDATE report SET ended_at = now(), cancelled = true WHERE case_hash = $1 AND ended_at IS NULL', [
      this.hashes.case(about),
    ]);
  }

  /** The next report of each case whose time has come, but for agencies that are silent. */
  async due(sql: Sql, silent: readonly string[], limit: number): Promise<DueReport[]> {
    const rows: DueRow[] = await sql.query(
      `SELECT * FROM (
         SELECT DISTINCT ON (case_hash) id, agency, owner, owner AS resident_id, tries, copies, body AS content, due_at FROM report
         WHERE ended_at IS NULL AND agency <> ALL($1) ORDER BY case_hash, due_at, position
       ) AS first WHERE due_at <= now() ORDER BY due_at LIMIT $2`,
      [silent, limit],
    );
    const due = await this.values.openRows(
      rows,
      placeOf,
      ({ id, agency, owner, tries, copies }, event: CloudEvent) => ({
        ...{ id, agency, owner, recipient: event.source, tries, copies },
        body: JSON.stringify(event),
      }),
    );
    if (due.length < rows.length) await this.cancelUnreadable(sql, rows, due);
    return due;
  }

  /** Of persons whom the agency has forgotten there is nothing left to say. */
  private async cancelUnreadable(sql: Sql, rows: readonly DueRow[], due: readonly DueReport[]): Promise<void> {
    const left = new Set(due.map(({ id }) => id));
    await sql.query('UPDATE report SET ended_at = now(), cancelled = true WHERE id = ANY ($1::uuid[])', [
      rows.map(({ id }) => id).filter((id) => !left.has(id)),
    ]);
  }

  /** @param refused what the connector said when it will never take it */
  async end(sql: Sql, report: DueReport, refused?: Answer): Promise<void> {
    await sql.query('UPDATE report SET ended_at = now(), tries = tries + 1, answer = $2 WHERE id = $1', [
      report.id,
      refused ? await this.sealed(report, refused) : null,
    ]);
  }

  async postpone(sql: Sql, report: DueReport, ms: number, answer: Answer): Promise<void> {
    await sql.query(
      `UPDATE report SET tries = tries + 1, due_at = now() + $2 * interval '1 millisecond', answer = $3 WHERE id = $1`,
      [report.id, ms, await this.sealed(report, answer)],
    );
  }

  /** The newest first. */
  async list(sql: Sql, agency: string): Promise<ReportStatus[]> {
    const rows: ListedRow[] = await sql.query(
      `SELECT id, owner AS resident_id, body AS content, answer, tries, CASE WHEN cancelled THEN 'cancelled'
         WHEN ended_at IS NULL THEN 'waiting' WHEN answer IS NULL THEN 'taken' ELSE 'refused' END AS state
       FROM report WHERE agency = $1 ORDER BY position DESC LIMIT $2`,
      [agency, MOST_LISTED],
    );
    const values = await this.values.prepare(rows.map(({ resident_id: owner }) => owner));
    return this.values.openRows(rows, placeOf, (row, { subject, source }: CloudEvent) => {
      const { id, resident_id: owner, answer: sealed, tries, state } = row;
      const answer = sealed ? values.open<Answer>(owner, placeOfAnswer(row), sealed) : undefined;
      return { id, caseReference: subject, recipient: source, state, tries, ...(answer && { answer }) };
    });
  }

  private sealed(report: DueReport, answer: Answer): Promise<Buffer> {
    return this.values.seal(report.owner, placeOfAnswer(report), answer);
  }

  private cloudEvent(
    id: string,
    { caseReference, recipient }: CaseKey,
    { statement, happensMs }: PlannedReport,
  ): CloudEvent {
    return {
      specversion: '1.0',
      id,
      source: recipient,
      type: 'dk.ankomst.report.v1',
      subject: caseReference,
      time: new Date(this.context.clock.now().getTime() + happensMs / this.context.pace).toISOString(),
      datacontenttype: 'application/json',
      data: statement,
    };
  }
}

const placeOf = ({ id }: { id: string }): string => `report/${id}`;

const placeOfAnswer = ({ id }: { id: string }): string => `report/${id}/answer`;

import { CaseCopy } from '#case-copy';
import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../applications/transactions.js';
import { CONTRACTS } from '../ground/tokens.js';
import type { Work } from '../ground/work.js';
import type { Person } from '#intake';
import { textsInBoth } from '#texts';

const { allDecided } = textsInBoth('apiProblem');

/** Stands in the row for all agencies at once. */
const ALL = '';

type Parts = Record<'decided' | 'withdrawn' | 'open', string[]>;

/**
 * Command: withdraws the case, as a whole or from one agency. What was decided stays with who decided it. Again changes
 * nothing.
 */
@Injectable()
export class WithdrawCase {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly transactions: Transactions,
    private readonly elements: CaseCopy,
  ) {}

  /** Resolves to the agencies that it reaches, none of which was withdrawn before. @throws ProblemError 409 when every part is decided */
  run(caseId: string, agency: string | undefined): Promise<string[]> {
    return this.transactions.onCase(caseId, async (work, { person }) => {
      const { decided, withdrawn, open } = await this.parts(work.sql, caseId);
      if (open.length + withdrawn.length === 0 && decided.length > 0)
        throw new ProblemError('conflict', { detail: allDecided });
      const isOver = agency !== undefined && [...decided, ...withdrawn].includes(agency);
      if (!isOver) await this.withdraw(work, person, agency);
      return open.filter((one) => agency === undefined || one === agency);
    });
  }

  /** Of the agencies that take part or may, as far as the collector has spoken. */
  private async parts(sql: EntityManager, caseId: string): Promise<Parts> {
    const shown = new Map((await this.elements.listOf(sql, caseId, 'agency')).map(({ id, body }) => [id, body]));
    const rows = await sql.query<{ agency: string }[]>('SELECT agency FROM withdrawal WHERE case_id = $1', [caseId]);
    const before = new Set(rows.map((row) => row.agency));
    const parts: Parts = { decided: [], withdrawn: [], open: [] };
    for (const agency of this.contracts.agencies) {
      const { status, outcome } = shown.get(agency) ?? {};
      if (status === 'notApplicable') continue;
      const isWithdrawn = status === 'withdrawn' || before.has(agency) || before.has(ALL);
      parts[outcome ? 'decided' : isWithdrawn ? 'withdrawn' : 'open'].push(agency);
    }
    return parts;
  }

  private async withdraw(work: Work, person: Person, agency?: string): Promise<void> {
    const { caseId } = person;
    const rows = await work.sql.query<unknown[]>(
      'INSERT INTO withdrawal (case_id, agency, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING case_id',
      [caseId, agency ?? ALL, work.now()],
    );
    if (rows.length === 0) return;
    work.emit(person, {
      type: 'dk.ankomst.application.withdrawn.v1',
      data: { caseId: caseId!, ...(agency !== undefined && { agency }) },
    });
  }
}

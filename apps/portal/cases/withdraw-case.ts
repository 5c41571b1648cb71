import { CaseCopy } from '#case-copy';
import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Messaging, type UnitOfWork } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import type { Person } from '#intake';
import { FindCase } from './find-case.js';

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
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly findCase: FindCase,
    private readonly elements: CaseCopy,
  ) {}

  /** Resolves to the agencies that it reaches, none of which was withdrawn before. @throws ProblemError 409 when every part is decided */
  async run(caseId: string, agency: string | undefined): Promise<string[]> {
    const { person } = await this.findCase.get(caseId);
    return this.messaging.transact([person.residentId], async (work) => {
      const { decided, withdrawn, open } = await this.parts(work, caseId);
      if (open.length + withdrawn.length === 0 && decided.length > 0)
        throw new ProblemError('conflict', { detail: allDecided });
      const isOver = agency !== undefined && [...decided, ...withdrawn].includes(agency);
      if (!isOver) await this.withdraw(work, person, agency);
      return open.filter((one) => agency === undefined || one === agency);
    });
  }

  /** Of the agencies that take part or may, as far as the collector has spoken. */
  private async parts({ sql }: UnitOfWork, caseId: string): Promise<Parts> {
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

  private async withdraw(work: UnitOfWork, { caseId, reference, residentId }: Person, agency?: string): Promise<void> {
    const rows = await work.sql.query<unknown[]>(
      'INSERT INTO withdrawal (case_id, agency, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING case_id',
      [caseId, agency ?? ALL, this.clock.now()],
    );
    if (rows.length === 0) return;
    work.emit('applications', {
      id: uuidV7(),
      source: 'portal',
      type: 'dk.ankomst.application.withdrawn.v1',
      subject: reference,
      key: residentId,
      data: { caseId: caseId!, ...(agency !== undefined && { agency }) },
    });
  }
}

const allDecided = {
  da: 'Alle myndigheder har afgjort deres del, og den bliver stående. Kontakt myndigheden, hvis afgørelsen skal ændres.',
  en: 'Every agency has decided its part, and that stays. Contact the agency if its decision is to be changed.',
};

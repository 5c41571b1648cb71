import type { CaseAsShown } from '#case-copy';
import { hasEnded, isUntold, partiesOf } from '#case-reading';
import { danishDate } from '#clock';
import type { Contracts, LegalBasis } from '#contracts';
import { lastDay, whenErasable, type Application, type Erasable } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ShowCaseParts } from '../cases/show-case-parts.js';
import { CONTRACTS } from '../ground/tokens.js';
import type { Certified } from './certificates.js';

/** Queries: when an application may be erased, and who keeps by a law of its own what it was given. */
@Injectable()
export class AskLaw {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly parts: ShowCaseParts,
    private readonly dataSource: DataSource,
  ) {}

  async whenErasable({ persons, submittedAt }: Application, now: string | Date): Promise<Erasable> {
    const endedAt: (string | undefined)[] = [];
    for (const { caseId, reference } of persons)
      if (caseId !== undefined)
        endedAt.push(this.endOf({ ...(await this.parts.state(caseId, submittedAt)), reference }));
    return whenErasable({ submittedAt, endedAt }, this.contracts.retention, danishDate(now));
  }

  /** On this day it is erased by itself, unless somebody works on it before. */
  async lastDayOfDraft({ applicationId }: Application): Promise<string> {
    const [row] = await this.dataSource.query<{ touched_at: Date }[]>(
      'SELECT touched_at FROM application WHERE id = $1',
      [applicationId],
    );
    return lastDay(this.contracts.retention.rules.draft, row!.touched_at);
  }

  /** By what was disclosed. */
  async remainsOf({ persons }: Application): Promise<NonNullable<Certified['remains']>> {
    const law = new Map<string, Map<string, LegalBasis>>();
    for (const { caseId } of persons)
      for (const { agency, legalBasis } of caseId === undefined ? [] : await this.parts.disclosures(caseId)) {
        const known = law.get(agency) ?? new Map<string, LegalBasis>();
        for (const basis of legalBasis) known.set(`${basis.law} ${basis.section}`, basis);
        law.set(agency, known);
      }
    return [...law].map(([agency, bases]) => ({ agency, law: [...bases.values()] }));
  }

  /** When the last thing happened in a case that is over. */
  private endOf(shown: CaseAsShown): string | undefined {
    const parties = partiesOf(this.contracts, shown, { language: 'en', coversPlace: true });
    const isOver = shown.status === 'completed' || parties.length > 0;
    if (!isOver || !parties.every((party) => hasEnded(party) && !isUntold(party))) return undefined;
    return shown.timeline
      .map(({ at }) => at)
      .sort()
      .at(-1);
  }
}

import type { CaseAsShown } from '#case-copy';
import { hasEnded, isUntold, partiesOf } from '#case-reading';
import { danishDate } from '#clock';
import type { Contracts, LegalBasis } from '#contracts';
import { lastDay, ruleOfPurpose, whenErasable, type Application, type Erasable } from '#intake';
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

  /**
   * When what was exchanged with one agency may be erased by itself: as long after its own last answer in each case as its rule
   * says. Where it takes no part, or was withdrawn before anything was sent, since then.
   */
  async whenErasableFor(agency: string, { persons, submittedAt }: Application, now: string | Date): Promise<Erasable> {
    const endedAt: (string | undefined)[] = [];
    for (const { caseId, reference } of persons)
      if (caseId !== undefined)
        endedAt.push(this.endOf({ ...(await this.parts.state(caseId, submittedAt)), reference }, agency));
    const { retention } = this.contracts;
    return whenErasable({ submittedAt, endedAt }, retention, danishDate(now), ruleOfPurpose(retention, agency));
  }

  /** Of which what was exchanged with them can be erased by itself. */
  get purposes(): readonly string[] {
    return this.contracts.agencies;
  }

  /** By which law something is kept for a purpose, an agency's or the hub's own. */
  lawOf(purpose: string): readonly LegalBasis[] {
    return ruleOfPurpose(this.contracts.retention, purpose).law;
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

  /** When the last thing happened in a case that is over, or in the part of one agency. */
  private endOf(shown: CaseAsShown, only?: string): string | undefined {
    const all = partiesOf(this.contracts, shown, { language: 'en', coversPlace: true });
    const parties = all.filter(({ agency }) => only === undefined || agency === only);
    const isKnown = only !== undefined && shown.agencies[only] !== undefined;
    const isOver = shown.status === 'completed' || parties.length > 0 || isKnown;
    if (!isOver || !parties.every((party) => hasEnded(party) && !isUntold(party))) return undefined;
    return shown.timeline
      .filter(({ agency }) => only === undefined || agency === only || agency === undefined)
      .map(({ at }) => at)
      .sort()
      .at(-1);
  }
}

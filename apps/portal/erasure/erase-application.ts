import type { Contracts, LegalBasis } from '#contracts';
import { danishDate } from '#clock';
import { ProblemError } from '#http';
import { hasEnded, isUntold, partiesOf, type Party } from '#case-reading';
import type { CaseAsShown } from '#case-copy';
import type { Application } from '#intake';
import type { KeyStore } from '#key-store';
import { SIMULATED } from '#service';
import { textsInBoth } from '#texts';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Transactions } from '../applications/transactions.js';
import { ShowCaseParts } from '../cases/show-case-parts.js';
import { Documents } from '../documents/documents.js';
import { CONTRACTS, KEYS } from '../ground/tokens.js';
import type { Work } from '../ground/work.js';
import { Certificates, type Certified } from './certificates.js';
import { deleteRowsOf, findKnown, keepErasure } from './erased-rows.js';
import { whenErasable, type Erasable } from './when-erasable.js';

const says = textsInBoth('erasureProblem');

export interface Erasure {
  readonly at: string;
  /** Signed: a compact JSON Web Signature. */
  readonly certificate: string;
}

/**
 * Command: destroys the keys of everybody in an application, so that nothing of them opens again wherever it lies, and deletes
 * what the portal keeps of them. What it did is certified.
 */
@Injectable()
export class EraseApplication {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(KEYS) private readonly keys: KeyStore,
    private readonly transactions: Transactions,
    private readonly parts: ShowCaseParts,
    private readonly documents: Documents,
    private readonly certificates: Certificates,
  ) {}

  /** @throws ProblemError 409 while the law keeps it, with section and day */
  run(applicationId: string): Promise<Erasure> {
    return this.transactions.onHousehold(applicationId, async (work, application) => {
      const cases = await this.casesOf(application);
      refuseKept(await this.whenErasable(application, work.now(), cases));
      return this.erase(work, application, cases);
    });
  }

  async whenErasable(application: Application, now: string, cases?: readonly CaseAsShown[]): Promise<Erasable> {
    const { submittedAt } = application;
    const shown = cases ?? (await this.casesOf(application));
    const endedAt = shown.map((one) => this.endedAt(one));
    return whenErasable({ submittedAt, endedAt }, this.contracts.retention, danishDate(now));
  }

  /** Their keys first: what a crash then leaves behind opens no more, and is deleted by `FinishErasures`. */
  private async erase(work: Work, application: Application, cases: readonly CaseAsShown[]): Promise<Erasure> {
    const at = work.now();
    const remains = await this.remains(cases); // what tells of it opens no more afterwards
    const destroyed: Certified['destroyed'][number][] = [];
    for (const { residentId } of application.persons) {
      const purposes = this.keys.purposesOf(residentId).filter((purpose) => purpose !== SIMULATED);
      await this.keys.erase(residentId, purposes, new Date(at));
      destroyed.push({ residentId, purposes });
    }
    const { applicationId } = application;
    const documentIds = await this.documents.idsOf(work.sql, applicationId);
    await this.documents.forget(work.sql, [...documentIds], at);
    const known = await findKnown(work.sql, applicationId);
    const deleted = await deleteRowsOf(work.sql, applicationId);
    const rule = application.submittedAt === undefined ? 'draft' : 'case';
    const certified: Certified = { id: uuidV7(), at, rule, destroyed, deleted, remains };
    const certificate = await this.certificates.sign(certified);
    await keepErasure(work.sql, certified, known, certificate);
    return { at, certificate };
  }

  private async casesOf({ persons, submittedAt }: Application): Promise<CaseAsShown[]> {
    const cases: CaseAsShown[] = [];
    for (const { caseId, reference } of persons)
      if (caseId !== undefined) cases.push({ ...(await this.parts.state(caseId, submittedAt)), reference });
    return cases;
  }

  /** When the last thing happened in a case that is over. */
  private endedAt(shown: CaseAsShown): string | undefined {
    const parties = this.partiesOf(shown);
    const isOver = shown.status === 'completed' || parties.length > 0;
    if (!isOver || !parties.every((party) => hasEnded(party) && !isUntold(party))) return undefined;
    return shown.timeline
      .map(({ at }) => at)
      .sort()
      .at(-1);
  }

  /** By what was disclosed: whoever was given something keeps it by its own law. */
  private async remains(cases: readonly CaseAsShown[]): Promise<Certified['remains']> {
    const law = new Map<string, Map<string, LegalBasis>>();
    for (const { caseId } of cases)
      for (const { agency, legalBasis } of await this.parts.disclosures(caseId)) {
        const known = law.get(agency) ?? new Map<string, LegalBasis>();
        for (const basis of legalBasis) known.set(`${basis.law} ${basis.section}`, basis);
        law.set(agency, known);
      }
    return [...law].map(([agency, bases]) => ({ agency, law: [...bases.values()] }));
  }

  private partiesOf(shown: CaseAsShown): Party[] {
    return partiesOf(this.contracts, shown, 'en');
  }
}

/** @throws ProblemError 409 */
function refuseKept(erasable: Erasable): void {
  if (erasable.when === 'now') return;
  const sections = erasable.rule.law.map(({ law, section }) => `${law}, ${section}`).join('; ');
  const [days] = /\d+/.exec(erasable.rule.keeps) as RegExpExecArray;
  throw new ProblemError('conflict', {
    detail:
      erasable.when === 'from' ? says.keptUntil({ day: erasable.day, sections }) : says.undecided({ days, sections }),
  });
}

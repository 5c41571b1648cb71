import { danishDate, type Clock } from '#clock';
import type { Sql } from '#database';
import { rulesOf } from '../agencies/rules-of.js';
import type { Behaviours } from '../behaviour/behaviours.js';
import type { ReportStore } from '../reports/report-store.js';
import type { CaseStore, KeptCase } from './case-store.js';
import { tellsOf, type Filing, type WithdrawalNotice } from '../agencies/filing.js';
import type { FilingStore } from './filing-store.js';
import { grantAfterRefusal, plan, type AgencyCase } from './plan.js';

/** Where an agency takes filings in and decides on them, each in one transaction of its caller's. */
export class AgencyDesk {
  constructor(
    private readonly clock: Clock,
    private readonly filings: FilingStore,
    private readonly cases: CaseStore,
    private readonly reports: ReportStore,
    private readonly behaviours: Behaviours,
  ) {}

  /** Resolves to what the agency calls the case. The same key again changes nothing. */
  async file(sql: Sql, agency: string, key: string, filing: Filing): Promise<string> {
    const before = await this.cases.find(sql, { ...filing, agency });
    const fresh = await this.filings.receive(sql, agency, key, filing, this.clock.now());
    if (!fresh && before) return before.ownReference;
    return this.decide(sql, agency, filing, before);
  }

  /** Resolves to whether the recipient knew the case. What another recipient has of it stays. */
  async withdraw(sql: Sql, agency: string, notice: WithdrawalNotice): Promise<boolean> {
    const before = await this.cases.find(sql, { ...notice, agency });
    if (!before) return false;
    await this.filings.withdraw(sql, agency, notice, this.clock.now());
    await this.reports.cancel(sql, before);
    await this.cases.save(sql, { ...before, state: 'withdrawn' });
    return true;
  }

  /** What was refused is granted: the agency is no longer told to refuse. */
  async reconsider(sql: Sql, agency: string): Promise<void> {
    for (const refused of await this.cases.inState(sql, agency, 'refused')) {
      const { next, reports } = grantAfterRefusal(refused, refused.issues);
      await this.cases.save(sql, { ...refused, ...next });
      await this.reports.plan(sql, refused, reports);
    }
  }

  private async decide(sql: Sql, agency: string, filing: Filing, before?: KeptCase): Promise<string> {
    const behaviour = await this.behaviours.of(agency);
    const opened = before ?? (await this.open(sql, agency, filing));
    const filed = {
      version: filing.dossierVersion,
      tells: tellsOf(filing),
      issues: opened.issues,
      appointment: rulesOf(agency).appointment?.(filing, this.today()),
    };
    const { next, reports } = plan(stillOpen(before), filed, behaviour);
    const kept: KeptCase = { ...opened, ...next };
    await this.cases.save(sql, kept);
    await this.reports.plan(sql, kept, reports);
    return kept.ownReference;
  }

  /** What a recipient issues is decided when it first sees a case, and stays. */
  private async open(sql: Sql, agency: string, filing: Filing): Promise<KeptCase> {
    const rules = rulesOf(agency);
    const { caseReference, recipient, dossierVersion: version } = filing;
    const numbered = { caseNumber: await this.cases.nextNumber(sql, agency), today: this.today() };
    const take = (candidates: Iterable<string>) => this.cases.take(sql, agency, caseReference, candidates);
    const issues = await rules.issues(filing, { ...numbered, take });
    return {
      agency,
      caseReference,
      recipient,
      version,
      state: 'open',
      ownReference: rules.ownReference(numbered),
      issues,
    };
  }

  private today(): string {
    return danishDate(this.clock.now());
  }
}

/** A withdrawn case that is filed again begins anew, with the numbers that it had. */
function stillOpen(before: AgencyCase | undefined): AgencyCase | undefined {
  return before?.state === 'withdrawn' ? undefined : before;
}

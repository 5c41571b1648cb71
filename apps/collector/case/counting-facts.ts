import type { Contracts } from '#contracts';
import type { Fact } from '#profile';
import type { CaseRecord, FiledDossier, AgencyReport } from './record.js';
import { answeredVersion, byTime, isDecision } from './report-summary.js';

/**
 * The facts that count, from the set of what was said: what an agency issued counts unless its latest decision is a no, and
 * what it states tells how far it knew, and which claims it answers.
 */
export function countingFacts(
  contracts: Contracts,
  { facts, said, filed }: Pick<CaseRecord, 'facts' | 'said' | 'filed'>,
): Fact[] {
  const over = new Set([...lastDecisions(said)].flatMap(([agency, one]) => (one.status === 'granted' ? [] : [agency])));
  const reports = new Map(said.filter(({ by }) => by === 'agency').map((one) => [one.eventId, one]));
  return facts
    .filter(({ path, source }) => !(over.has(source) && isIssuedBy(contracts, path, source)))
    .map((fact) => {
      const report = reports.get(fact.eventId);
      return report ? { ...fact, ...knowledgeOf(report, filed) } : fact;
    });
}

export function lastDecisions(said: readonly AgencyReport[]): Map<string, AgencyReport> {
  const decisions = said.filter(({ by, status }) => by === 'agency' && isDecision(status)).sort(byTime);
  return new Map(decisions.map((one) => [one.agency, one]));
}

export function isIssuedBy(contracts: Contracts, fact: string, agency: string): boolean {
  return contracts.findFact(fact)?.paths.some(({ issuedBy }) => issuedBy?.includes(agency)) === true;
}

/**
 * Without a date of the register's own, a report knows what the dossier told that it answers. One that names no version
 * may be an extract sent again: it answers no claim, and knows of none.
 */
export function knowledgeOf(
  report: AgencyReport,
  filed: readonly FiledDossier[],
): Pick<Fact, 'asOf' | 'recorded' | 'answers'> {
  const own = filed.filter(
    ({ agency, recipient, claims }) =>
      agency === report.agency &&
      recipient === report.recipient &&
      (report.dossierVersion !== undefined || claims.length === 0),
  );
  const version = answeredVersion(report, own);
  const dossier = own.find((one) => one.version === version);
  const answers = [...new Set((dossier?.claims ?? []).map(({ eventId }) => eventId))];
  return {
    ...(answers.length > 0 && { answers }),
    ...(report.registeredAt !== undefined
      ? { asOf: new Date(report.registeredAt).toISOString(), recorded: true as const }
      : dossier && dossier.filedAt < report.time && { asOf: dossier.filedAt }),
  };
}

import type { Answered, Contracts, Json } from '#contracts';
import { compareOrder, sameValue } from '#profile';
import { knowledgeOf } from './counting-facts.js';
import type { CaseRecord, FiledClaim, AgencyReport } from './record.js';
import { byTime } from './report-summary.js';

/** What an agency said to what the person says against its register. */
export interface Answer extends Answered {
  /** The report that answers. */
  eventId: string;
  /** What changes together, or the one fact. */
  group: string;
  claims: readonly FiledClaim[];
}

/** The first answer to each claim, oldest first. */
export function answersIn(contracts: Contracts, record: CaseRecord): Answer[] {
  const answered = new Set<string>();
  const reports = record.said.filter(({ by, facts }) => by === 'agency' && facts !== undefined).sort(byTime);
  return reports.flatMap((report) =>
    [...claimsByGroup(contracts, record, report)].flatMap(([group, told]) => {
      const claims = told.filter(({ eventId }) => !answered.has(`${group} ${eventId}`));
      for (const { eventId } of claims) answered.add(`${group} ${eventId}`);
      return claims.length === 0 ? [] : [answerOf(contracts, report, group, claims)];
    }),
  );
}

/** An answer that its person has not spoken to since; the last one to what changes together. */
export function standingAnswers(contracts: Contracts, record: CaseRecord): Answer[] {
  const last = new Map(answersIn(contracts, record).map((one) => [`${one.agency}/${one.group}`, one]));
  const isLastWord = ({ path, source, eventId }: FiledClaim): boolean => {
    const fact = factOf(contracts, path);
    const own = record.facts.filter((one) => one.path === fact && one.source === source).sort(compareOrder);
    return own.at(-1)?.eventId === eventId;
  };
  return [...last.values()].filter(({ claims }) => claims.some(isLastWord));
}

function claimsByGroup(contracts: Contracts, { filed }: CaseRecord, report: AgencyReport): Map<string, FiledClaim[]> {
  const { answers = [], asOf, recorded } = knowledgeOf(report, filed);
  const isAnswered = ({ eventId, observedAt }: FiledClaim): boolean =>
    answers.includes(eventId) || (recorded === true && asOf! > observedAt);
  const told = filed.filter(({ agency, recipient }) => agency === report.agency && recipient === report.recipient);
  const groups = new Set(Object.keys(report.facts ?? {}).map((fact) => groupOf(contracts, fact)));
  const claims = new Map<string, Map<string, FiledClaim>>();
  for (const claim of told.flatMap((dossier) => dossier.claims).filter(isAnswered)) {
    const group = groupOf(contracts, factOf(contracts, claim.path));
    if (!groups.has(group) || claim.claimed === undefined) continue;
    claims.set(group, (claims.get(group) ?? new Map<string, FiledClaim>()).set(claim.path, claim));
  }
  return new Map([...claims].map(([group, byPath]) => [group, [...byPath.values()]]));
}

function answerOf(contracts: Contracts, report: AgencyReport, group: string, claims: readonly FiledClaim[]): Answer {
  const stated = contracts.spread(new Map(Object.entries(report.facts ?? {})));
  const compared = claims.filter(({ path }) => stated.has(path));
  const isAll = (which: 'claimed' | 'registered'): boolean =>
    compared.every((claim) => isSame(contracts, claim.path, stated.get(claim.path)!, claim[which]));
  const { eventId, agency, recipient, time: at } = report;
  return {
    ...{ eventId, agency, recipient, at, group, claims },
    result: isAll('registered') ? 'stands' : isAll('claimed') ? 'agreed' : 'other',
    facts: claims.map(({ path, claimed, registered }) => ({
      path,
      said: claimed,
      registered: stated.get(path) ?? registered,
    })),
  };
}

function isSame(contracts: Contracts, path: string, one: Json, other: Json | undefined): boolean {
  const spec = contracts.findPath(path);
  return spec !== undefined && other !== undefined && sameValue(spec, one, other);
}

const factOf = (contracts: Contracts, path: string): string => contracts.findPath(path)?.fact ?? path;

const groupOf = (contracts: Contracts, fact: string): string => contracts.findFact(fact)?.changes?.group ?? fact;

import type { AgencyState, Contracts, Json } from '#contracts';
import type { AgencyReport } from './record.js';
import { byTime, type ReportSummary } from './report-summary.js';

/** What the agency decided, with what it states now of the facts that it decided with. */
export function outcomeOf(
  contracts: Contracts,
  { decision, decidedAt }: ReportSummary,
  heard: readonly AgencyReport[],
): AgencyState['outcome'] {
  if (!decision) return undefined;
  const later = heard.filter((one) => one.by === 'agency' && byTime(one, decision) > 0).sort(byTime);
  const stated = Object.entries(decision.facts ?? {});
  const facts = stated.map(([path, value]) => [path, later.reduce(restated(contracts, path), value)] as const);
  return {
    result: decision.status,
    at: decidedAt ?? decision.time,
    facts: Object.fromEntries(facts),
    ...(decision.reason === undefined ? {} : { reason: decision.reason }),
    ...(decision.appeal === undefined ? {} : { appeal: decision.appeal }),
  };
}

/** Of what is given once, such as a number, another one counts only where it is said to take the place of the first. */
function restated(contracts: Contracts, path: string): (before: Json, said: AgencyReport) => Json {
  const isGivenOnce = contracts.findPath(path)?.merge === 'first';
  return (before, { facts, replaces }) =>
    isGivenOnce && replaces?.[path] !== before ? before : (facts?.[path] ?? before);
}

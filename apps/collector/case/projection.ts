import type { Ended, Json } from '#contracts';
import type { AgencyNeeds } from '#needs';
import { isProtected, rankAll, type Claim, type Given } from '#profile';
import { isIssuedBy, lastDecisions } from './counting-facts.js';
import type { Projection } from './filing.js';
import type { FiledClaim, FiledDossier, AgencyReport } from './record.js';
import { seenBy, viewOf, type Scene, type View } from './scene.js';
import type { ReportSummary } from './report-summary.js';

/** For whom, and what is known of them. */
export interface Asking {
  agency: string;
  recipient: string;
  schemaVersion: string;
  summary: ReportSummary;
  needed: AgencyNeeds;
  /** Facts that it asked for and nobody has given since. */
  open: readonly string[];
  /** All that this agency was ever made ready. */
  filed: readonly FiledDossier[];
}

export function projectionOf(scene: Scene, asking: Asking): Projection {
  return project(scene, asking, seenBy(scene, asking.agency), true);
}

/**
 * What who was responsible before a move is told: that somebody moved, and where to unless the new address is protected;
 * then it goes on seeing the old one.
 */
export function farewellOf(scene: Scene, asking: Asking): Projection {
  if (!keepsAddress(scene)) return projectionOf(scene, asking);
  const { contracts } = scene.rules;
  const moved = new Set([...scene.claims.values()].map(({ group }) => group));
  const setAside = ({ group }: { group: string }): boolean => moved.has(group);
  const asBefore = rankAll(contracts, scene.facts, scene.day, { setAside });
  return project(scene, asking, viewOf(scene.rules, asBefore), false);
}

/** Whoever of those who speak of it says so. */
function keepsAddress({ rules: { contracts }, profile, day }: Scene): boolean {
  const said = [...profile].flatMap(([fact, { value, alternatives }]) =>
    [{ value }, ...alternatives].map((one): [string, Json | undefined] => [fact, one.value]),
  );
  return isProtected(contracts, said, day);
}

function project(scene: Scene, asking: Asking, view: View, tellsClaims: boolean): Projection {
  const { agency, recipient, schemaVersion, summary } = asking;
  const { needs, contracts } = scene.rules;
  const decided = summary.decision !== undefined;
  const { data, absent } = needs.project(agency, view.given, { version: schemaVersion, decided });
  const given = new Set(absent.map(({ path }) => path));
  const gaps = contracts.gapsInDossier(agency, schemaVersion, data).filter((path) => !given.has(path));
  const all = [...absent, ...gaps.map((path) => ({ path, reason: reasonFor(scene, path, asking) }))];
  const requests = scene.record.said.filter((one) => one.agency === agency && isAnswered(scene, one));
  const told = [...Object.keys(data), ...all.map(({ path }) => path)];
  return {
    recipient,
    schemaVersion,
    data,
    absent: all,
    answers: requests.map(({ eventId }) => eventId).sort(),
    claims: claimsFor(scene, asking, tellsClaims),
    ended: endedFor(scene, asking),
    ownPaths: ownPaths(scene, asking, view, told),
    waiting: asking.open.length > 0 ? pathsOf(scene, [...summary.asked.keys()]) : new Set(),
    isAnswered: answeredBy(scene, agency),
  };
}

/** By what it states of the same that changes together: a number that it issues says nothing of an address. */
function answeredBy({ rules: { contracts }, facts }: Scene, agency: string): (claim: FiledClaim) => boolean {
  const groupOf = (fact: string): string => contracts.findFact(fact)?.changes?.group ?? fact;
  const answered = new Set(
    facts.flatMap(({ source, path, answers = [] }) =>
      source === agency ? answers.map((event) => `${groupOf(path)} ${event}`) : [],
    ),
  );
  return ({ path, eventId }) => answered.has(`${groupOf(contracts.findPath(path)?.fact ?? path)} ${eventId}`);
}

/** What is not asked hangs on a dispute; what is asked follows. */
function reasonFor({ rules }: Scene, path: string, { needed }: Asking): 'pending' | 'disputed' {
  const fact = rules.contracts.findPath(path.split('[]')[0]!)?.fact ?? path;
  return needed.missing.includes(fact) || needed.takesPart !== true ? 'pending' : 'disputed';
}

function ownPaths(
  { rules: { contracts } }: Scene,
  asking: Asking,
  { profile }: View,
  told: readonly string[],
): Set<string> {
  const before = asking.filed.flatMap((one) => Object.keys(one.data));
  const isOwn = (path: string): boolean => {
    const fact = contracts.findPath(path.split('[]')[0]!)?.fact ?? path;
    return profile.get(fact)?.source === asking.agency || isIssuedBy(contracts, fact, asking.agency);
  };
  return new Set([...told, ...before].filter(isOwn));
}

function pathsOf({ rules }: Scene, facts: readonly string[]): Set<string> {
  return new Set(facts.flatMap((fact) => rules.contracts.findFact(fact)?.paths.map(({ path }) => path) ?? []));
}

/** The holder of the register is told, as far as it may see the path; elsewhere what is claimed is data like any other. */
function claimsFor(scene: Scene, { agency, schemaVersion, needed }: Asking, tells: boolean): FiledClaim[] {
  const { needs } = scene.rules;
  const closed = new Set([...needed.forbidden, ...needed.hidden]);
  return scene.disputes
    .filter(({ registered }) => registered.source === agency)
    .flatMap((claim) => byPath(scene, claim))
    .filter(({ path }) => needs.maySee(agency, path, schemaVersion) && !closed.has(path))
    .map(({ claimed, ...told }) => ({ ...told, ...(tells && claimed !== undefined && { claimed }) }));
}

function byPath({ rules, record }: Scene, { path: fact, by, claimed, registered }: Claim): FiledClaim[] {
  const spread = (value: Json | undefined): Given['values'] =>
    rules.contracts.spread(new Map(value === undefined ? [] : [[fact, value]]));
  const [new_, old] = [spread(claimed?.value), spread(registered.value)];
  const amended = record.amendments.find(({ eventId }) => eventId === by.eventId);
  return [...new Set([...new_.keys(), ...old.keys()])].map((path) => ({
    path,
    ...(new_.has(path) && { claimed: new_.get(path)! }),
    ...(old.has(path) && { registered: old.get(path)! }),
    observedAt: by.observedAt,
    source: by.source,
    ...(by.validFrom && { validFrom: by.validFrom.slice(0, 10) }),
    ...(amended?.reason && { reason: amended.reason }),
    ...(amended?.evidence && { evidence: amended.evidence }),
    eventId: by.eventId,
  }));
}

/** What this recipient was given of what another agency issued, and that agency has refused or revoked since. */
function endedFor({ rules, record }: Scene, { agency, recipient, filed }: Asking): Ended[] {
  const given = new Set(filed.filter((one) => one.recipient === recipient).flatMap(({ data }) => Object.keys(data)));
  return [...lastDecisions(record.said)].flatMap(([issuer, { status, time }]) => {
    if (issuer === agency || (status !== 'refused' && status !== 'revoked')) return [];
    const ended = [...given].filter((path) => isIssuedBy(rules.contracts, rules.contracts.getPath(path).fact, issuer));
    return ended.sort().map((path) => ({ path, at: time, reason: status }));
  });
}

/** Every fact that a request names was given since, by somebody else. */
function isAnswered({ record }: Scene, { agency, time, asksFor = [] }: AgencyReport): boolean {
  return asksFor.length > 0 && asksFor.every((fact) => isGivenSince(record.facts, agency, fact, time));
}

export function isGivenSince(facts: Scene['facts'], agency: string, fact: string, at: string): boolean {
  return facts.some((one) => one.path === fact && one.source !== agency && one.observedAt > at);
}

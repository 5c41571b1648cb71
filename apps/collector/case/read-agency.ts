import { danishDate } from '#clock';
import type { AgencyState } from '#contracts';
import type { AgencyNeeds } from '#needs';
import { ENDED, statusOf, type StatusInputs } from './agency-state.js';
import { deadlinesOf, earliestOf } from './dates.js';
import { mustFile, type Projection } from './filing.js';
import { formerOf, recipientOf, type FormerPart } from './former.js';
import { outcomeOf } from './outcome.js';
import { farewellOf, isGivenSince, projectionOf, type Asking } from './projection.js';
import type { FiledDossier, AgencyReport, TakenBack } from './record.js';
import { restrictedSince } from './restriction.js';
import { versionInForce } from './rules.js';
import type { AgencyReading, Scene } from './scene.js';
import { silenceOf } from './silence.js';
import { isDecision, summarise, type ReportSummary } from './report-summary.js';
import { waitsOf } from './waits.js';

/** What one agency said, and which of the facts it asked for nobody has given since. */
export interface AgencyHistory {
  agency: string;
  recipient?: string;
  summary: ReportSummary;
  asksFor: readonly string[];
  /** The version of its needs that counts: once it has decided, the one it decided on. */
  schemaVersion: string;
}

/**
 * After a move, what the organisation said that was responsible before counts no longer. While nobody knows where the
 * resident lives, whoever has the case stays responsible.
 */
export function historyOf(scene: Scene, agency: string): AgencyHistory {
  const filed = filedWith(scene, agency);
  const recipient = recipientOf(scene, agency) ?? filed.findLast(({ withdrawn }) => !withdrawn)?.recipient;
  const summary = summarise(saidBy(scene, agency, recipient), filed);
  const inForce = versionInForce(scene.rules.contracts.process(agency), danishDate(scene.now));
  const schemaVersion = (summary.decision && filed.at(-1)?.schemaVersion) ?? inForce.version;
  return { agency, recipient, summary, schemaVersion, asksFor: openAsks(scene, agency, summary) };
}

function saidBy({ record }: Scene, agency: string, recipient: string | undefined): AgencyReport[] {
  return record.said.filter((one) => one.agency === agency && (recipient === undefined || one.recipient === recipient));
}

export function readAgency(scene: Scene, heard: AgencyHistory, needed: AgencyNeeds): AgencyReading {
  const { agency, summary, recipient } = heard;
  const filed = filedWith(scene, agency);
  const latest = filed.findLast((one) => recipient === undefined || one.recipient === recipient);
  const former = formerOf(scene, agency, recipient, filed);
  const standing = statusInputsOf(scene, heard, needed, latest?.withdrawn ? undefined : latest);
  const asking = { ...heard, recipient: recipient ?? '', needed, open: standing.open, filed };
  const { current, toFile, toWithdraw } = whatIsSent(scene, asking, standing, former);
  return {
    agency,
    summary,
    open: standing.open,
    state: stateOf(scene, heard, { ...standing, current }, { filed, toFile, toWithdraw, former }),
    newNeedsSince: needed.takesPart === true ? newNeedsSince(scene, heard) : undefined,
    toFile,
    toWithdraw,
  };
}

/** While the case is restricted nothing is made and nothing taken back: it is when that ends. */
function whatIsSent(
  scene: Scene,
  asking: Asking,
  standing: StatusInputs,
  former: readonly FormerPart[],
): { current: FiledDossier | undefined; toFile: FiledDossier[]; toWithdraw: TakenBack[] } {
  if (restrictedSince(scene.record) !== undefined) return { current: standing.current, toFile: [], toWithdraw: [] };
  const why = standing.current && whyWithdraw(standing, standing.current);
  const toWithdraw: TakenBack[] = why ? [{ dossier: standing.current!, reason: why }] : [];
  const kept = why ? undefined : standing.current;

  const toFile: FiledDossier[] = [];
  const make = (content: Projection): void =>
    void toFile.push(madeOf(scene, asking.agency, content, (asking.filed.at(-1)?.version ?? 0) + toFile.length));
  const next = nextFiling(scene, asking, { ...standing, current: kept }, former);
  if (next) make(next);
  const current = toFile[0] ?? kept;
  for (const part of former.filter(({ last }) => !last.withdrawn)) {
    const reason = whyLeave(standing, part, current);
    if (reason) toWithdraw.push({ dossier: part.last, reason });
    else if (current) {
      const told = toldMeanwhile(scene, asking, part);
      if (told) make(told);
    }
  }
  return { current, toFile, toWithdraw };
}

function newNeedsSince({ rules, record, now }: Scene, { agency, schemaVersion }: AgencyHistory): string | undefined {
  const inForce = versionInForce(rules.contracts.process(agency), danishDate(now));
  const isNew = danishDate(record.arrival.submittedAt) < inForce.inForceFrom;
  return isNew && inForce.version === schemaVersion ? inForce.inForceFrom : undefined;
}

/** Oldest first: a newer version takes the place of the one before, of the same recipient. */
function filedWith({ record }: Scene, agency: string): FiledDossier[] {
  return record.filed.filter((one) => one.agency === agency).sort((one, other) => one.version - other.version);
}

function statusInputsOf(
  scene: Scene,
  heard: AgencyHistory,
  needed: AgencyNeeds,
  current: FiledDossier | undefined,
): StatusInputs {
  const { agency, summary } = heard;
  const waits = waitsOf(scene, agency);
  const earliest = earliestOf(scene, agency);
  return {
    takesPart: needed.takesPart,
    missing: needed.missing,
    open: heard.asksFor.filter((fact) => needed.missing.includes(fact)),
    waitingFor: waits.waitingFor,
    halted: waits.halted,
    notBefore: earliest && earliest > danishDate(scene.now) ? earliest : undefined,
    withdrawn: isWithdrawn(scene, agency),
    summary,
    current,
  };
}

/** What an agency had decided before the resident withdrew stays; what it decides afterwards brings it nothing new. */
function isWithdrawn({ record: { said, withdrawals } }: Scene, agency: string): boolean {
  const decisions = said.filter((one) => one.by === 'agency' && one.agency === agency && isDecision(one.status));
  return withdrawals
    .filter((one) => one.agency === undefined || one.agency === agency)
    .some(({ at }) => !decisions.some(({ time }) => time < at));
}

/** An agency that decided after it asked has what it needs. What another source gave after the asking is an answer. */
function openAsks({ record }: Scene, agency: string, summary: ReportSummary): string[] {
  return [...summary.asked]
    .filter(([, at]) => !summary.decision || summary.decision.time < at)
    .filter(([fact, at]) => !isGivenSince(record.facts, agency, fact, at))
    .map(([fact]) => fact);
}

/** What was decided stays with the agency; so does what was sent before what it waited for ended. */
function whyWithdraw(standing: StatusInputs, latest: FiledDossier): TakenBack['reason'] | undefined {
  if (standing.summary.decision) return undefined;
  if (standing.withdrawn) return 'withdrawn';
  const isVain = standing.halted && !standing.summary.reached.has(latest.version);
  return standing.takesPart === false || isVain ? 'noLongerApplies' : undefined;
}

/** Who was responsible is let go once who is now has its dossier. */
function whyLeave(
  standing: StatusInputs,
  part: FormerPart,
  current: FiledDossier | undefined,
): TakenBack['reason'] | undefined {
  if (standing.withdrawn && !part.summary.decision) return 'withdrawn';
  return current && !part.isKept && !part.isStillResponsible ? 'moved' : undefined;
}

/** Whoever is still responsible hears of today, and whoever stays of what changes. */
function toldMeanwhile(
  scene: Scene,
  asking: Asking,
  { recipient, summary, last, isKept }: FormerPart,
): Projection | undefined {
  const theirs = { ...asking, recipient, summary, open: [] };
  const next = isKept ? farewellOf(scene, theirs) : projectionOf(scene.today ?? scene, theirs);
  return mustFile(last, next, summary.reached.has(last.version)) ? next : undefined;
}

/**
 * The first dossier is complete and waits for its turn. What changes afterwards is told at once: a paper that is missing
 * holds nothing up, nor does it keep somebody who moved from being registered where they live.
 */
function nextFiling(
  scene: Scene,
  asking: Asking,
  standing: StatusInputs,
  former: readonly FormerPart[],
): Projection | undefined {
  const { current, takesPart, summary } = standing;
  const isSent = current !== undefined && summary.reached.has(current.version);
  const isItsTurn = current !== undefined || (standing.waitingFor.length === 0 && standing.notBefore === undefined);
  const isDue = isToldAtOnce(asking, standing, former) || (asking.needed.complete && isItsTurn);
  const mayFile =
    !standing.withdrawn && (takesPart === true || (summary.decision !== undefined && current !== undefined));
  if (!isDue || !mayFile || asking.recipient === '') return undefined;
  const next = projectionOf(scene, asking);
  return mustFile(current, next, isSent) ? next : undefined;
}

/**
 * Who has a dossier, or had the case before a move. From whom all was taken back since what it waited for ended there is nothing
 * that could change, although it may still ask for more.
 */
function isToldAtOnce(
  { filed, recipient }: Asking,
  { current, halted, summary: { reached } }: StatusInputs,
  former: readonly FormerPart[],
): boolean {
  const hasSome = filed.some((one) => one.recipient === recipient && reached.has(one.version));
  const hadSome = former.some(({ last }) => !last.withdrawn);
  return halted ? hasSome && current !== undefined : hasSome || hadSome;
}

function madeOf({ now }: Scene, agency: string, content: Projection, before: number): FiledDossier {
  const { ownPaths: _, waiting: __, isAnswered: ___, ...told } = content;
  return { ...told, agency, version: before + 1, filedAt: now.toISOString(), withdrawn: false };
}

interface Made {
  filed: readonly FiledDossier[];
  toFile: readonly FiledDossier[];
  toWithdraw: readonly TakenBack[];
  former: readonly FormerPart[];
}

function stateOf(scene: Scene, { agency, recipient }: AgencyHistory, standing: StatusInputs, made: Made): AgencyState {
  const { summary } = standing;
  const status = statusOf(standing);
  const isOver = status === 'granted' || ENDED.has(status);
  return {
    status,
    recipient,
    missing: [...standing.missing],
    waitingFor: isOver ? [] : [...standing.waitingFor],
    notBefore: status === 'scheduled' ? standing.notBefore : undefined,
    deadlines: standing.takesPart === true && !isOver ? deadlinesOf(scene, agency) : [],
    appointment: summary.appointment,
    told: toldOf(standing),
    former: formerStates(made),
    silence: silenceOf(scene, { agency, recipient }, { status, summary }),
    outcome: outcomeOf(scene.rules.contracts, summary, saidBy(scene, agency, recipient)),
  };
}

function toldOf({ current, summary: { decision, decidedAt, reached } }: StatusInputs): AgencyState['told'] {
  if (!current || !decision || current.filedAt <= (decidedAt ?? decision.time)) return undefined;
  return {
    version: current.version,
    at: current.filedAt,
    reach: reached.get(current.version) ?? 'ready',
    ...(current.ended.length > 0 && { ended: true as const }),
    ...(current.claims.length > 0 && { claims: true as const }),
  };
}

function formerStates({ former, toFile, toWithdraw }: Made): AgencyState['former'] {
  if (former.length === 0) return undefined;
  return former.map(({ recipient, last, summary, wasWithdrawn }) => {
    const newest = toFile.findLast((one) => one.recipient === recipient) ?? last;
    const isGoing = newest.withdrawn || toWithdraw.some(({ dossier }) => dossier === last);
    return {
      recipient,
      state: wasWithdrawn ? 'withdrawn' : isGoing ? 'withdrawing' : 'kept',
      told: summary.reached.get(newest.version) ?? 'ready',
    };
  });
}

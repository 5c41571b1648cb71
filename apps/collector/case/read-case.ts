import { danishDate, dayAfter, plus, startOfDay } from '#clock';
import type { AgencyState, CaseStatus, Counts, Holder, Question } from '#contracts';
import type { EvaluateOptions, Evaluation } from '#needs';
import type { Conflict, Profile } from '#profile';
import { ENDED } from './agency-state.js';
import { announcedIn } from './announced.js';
import { holderOf } from './elapsed.js';
import { questionsOf } from './questions.js';
import { historyOf, readAgency, type AgencyHistory } from './read-agency.js';
import type { CaseRecord } from './record.js';
import { restrictedSince } from './restriction.js';
import type { Rules } from './rules.js';
import { sceneAhead, sceneOf, seenBy, type AgencyReading, type Scene } from './scene.js';
import { silenceChanges } from './silence.js';

/** All that follows from a record on a day. */
export interface CaseReading {
  profile: Profile;
  status: CaseStatus;
  agencies: ReadonlyMap<string, AgencyReading>;
  questions: readonly Question[];
  conflicts: readonly Conflict[];
  announced: ReturnType<typeof announcedIn>;
  counts: Counts;
  holder: Holder | null;
  /** When time alone will change something. */
  lookAgainAt?: Date;
}

/** A pure function of the record and the day: whoever computes it, from facts and reports in any order, gets the same. */
export function readCase(rules: Rules, record: CaseRecord, now: Date): CaseReading {
  const scene = sceneOf(rules, record, now);
  const scenes = new Map(rules.contracts.agencies.map((agency) => [agency, sceneAhead(scene, agency)]));
  const heard = [...scenes].map(([agency, ahead]) => historyOf(ahead, agency));
  const evaluation = rules.needs.evaluate(scene.given, optionsOf(scenes, scene, heard));
  const agencies = readInOrder(scenes, heard, evaluation);
  const questions = questionsOf(evaluation.questions, agencies);
  const status = statusOfCase(
    record,
    [...agencies.values()].map(({ state }) => state),
    questions.length,
  );
  return {
    profile: scene.profile,
    status,
    agencies,
    questions,
    conflicts: conflictsIn([scene, ...scenes.values()]),
    announced: announcedIn(scene),
    counts: evaluation.counts,
    holder: holderOf(
      CLOSED.has(status),
      questions.length,
      [...agencies.values()].map(({ state }) => state.status),
      restrictedSince(record) !== undefined,
    ),
    lookAgainAt: nextChange(scene, [...agencies.values()]),
  };
}

/** The versions of the needs that count, what agencies asked for beyond them, and what is known where views differ. */
function optionsOf(scenes: ReadonlyMap<string, Scene>, scene: Scene, heard: readonly AgencyHistory[]): EvaluateOptions {
  const views = [...scenes].map(([agency, ahead]) => [agency, seenBy(ahead, agency).given] as const);
  return {
    seenBy: new Map(views.filter(([, given]) => given !== scene.given)),
    undisputed: scene.asPersonSays === scene.given ? undefined : scene.asPersonSays,
    asksFor: new Map(heard.map(({ agency, asksFor }) => [agency, asksFor])),
    versions: new Map(heard.map(({ agency, schemaVersion }) => [agency, schemaVersion])),
  };
}

/** Also what is claimed from a day to come, once somebody is told of it. */
function conflictsIn(scenes: readonly Scene[]): Conflict[] {
  const byPath = new Map(scenes.toReversed().flatMap(({ conflicts }) => conflicts.map((one) => [one.path, one])));
  return [...byPath.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Whoever is waited for is read first. */
function readInOrder(
  scenes: ReadonlyMap<string, Scene>,
  heard: readonly AgencyHistory[],
  evaluation: Evaluation,
): Map<string, AgencyReading> {
  const read = new Map<string, AgencyReading>();
  for (const one of heard) {
    const needed = evaluation.agencies.get(one.agency);
    if (!needed) throw new Error(`the needs of ${one.agency} were not evaluated`);
    read.set(one.agency, readAgency({ ...scenes.get(one.agency)!, read }, one, needed));
  }
  return read;
}

const CLOSED: ReadonlySet<CaseStatus> = new Set(['completed', 'refused', 'withdrawn']);

/** A withdrawal ends the case, unless there was nothing left to withdraw or somebody can still decide. */
function statusOfCase(record: CaseRecord, states: readonly AgencyState[], questions: number): CaseStatus {
  const left = states.filter(({ status }) => status !== 'notApplicable' && status !== 'withdrawn');
  const isWithdrawn = states.some(({ status }) => status === 'withdrawn');
  const all = record.withdrawals.some(({ agency }) => agency === undefined);
  if (isWithdrawn && (all || left.length === 0)) return 'withdrawn';
  if (left.every(({ status }) => status === 'granted')) return 'completed';
  if (left.some(({ status }) => status === 'refused' || status === 'revoked')) return 'refused';
  if (isWithdrawn && left.every(({ status }) => status === 'granted' || status === 'stopped')) return 'withdrawn';
  return questions > 0 ? 'actionNeeded' : 'inProgress';
}

/** The start of the first day on which something is due, a period of validity begins or ends, or needs change. */
function nextChange({ rules, record, now }: Scene, agencies: readonly AgencyReading[]): Date | undefined {
  const today = danishDate(now);
  const due = agencies.flatMap(({ state }) => (ENDED.has(state.status) || !state.notBefore ? [] : [state.notBefore]));
  const reminders = agencies.flatMap(({ state }) => state.deadlines.map(({ date }) => date));
  const validity = record.facts.flatMap(({ validFrom, validTo }) => [validFrom?.slice(0, 10), dayAfter(validTo)]);
  const announced = rules.contracts.agencies.flatMap((agency) => {
    const { hearsAhead } = rules.contracts.process(agency);
    return validity.map((day) => day && hearsAhead && plus(day, `-${hearsAhead}`));
  });
  const newNeeds = rules.contracts.agencies.flatMap((agency) =>
    rules.contracts.process(agency).dossiers.map(({ inForceFrom }) => inForceFrom),
  );
  const silences = agencies.flatMap(({ state }) => silenceChanges(state));
  const next = [...due, ...reminders, ...silences, ...validity, ...announced, ...newNeeds]
    .filter((day) => day !== undefined && day > today)
    .sort()[0];
  return next ? startOfDay(next) : undefined;
}

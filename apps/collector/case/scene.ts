import { danishDate, plus } from '#clock';
import type { AgencyState, Json, Schema } from '#contracts';
import {
  claimsIn,
  conflicts as conflictsIn,
  given as givenOf,
  inForce,
  objectionsIn,
  rankAll,
  type Claim,
  type Conflict,
  type Fact,
  type Given,
  type Profile,
} from '#profile';
import { countingFacts } from './counting-facts.js';
import type { CaseRecord, FiledDossier, TakenBack } from './record.js';
import type { Rules } from './rules.js';
import type { ReportSummary } from './report-summary.js';

/** Where one agency stands, and what follows for what it is sent. */
export interface AgencyReading {
  agency: string;
  state: AgencyState;
  summary: ReportSummary;
  /** Facts that it asked for and nobody has given since, and why it asked. */
  open: readonly string[];
  /** The date on which its needs became other ones than at submission, if they count here. */
  newNeedsSince?: string;
  /** In the order in which they are made: a new recipient before one that was responsible. */
  toFile: readonly FiledDossier[];
  toWithdraw: readonly TakenBack[];
}

/** A profile as somebody is to see it. */
export interface View {
  profile: Profile;
  given: Given;
}

/** What the readings of all agencies share. */
export interface Scene extends View {
  rules: Rules;
  record: CaseRecord;
  now: Date;
  /** The day on which it is read: today, or the one of an announced change. */
  day: string;
  /** Those that count. */
  facts: readonly Fact[];
  claims: ReadonlyMap<string, Claim>;
  /** All that an agency is told that the person says otherwise: claims, and objections that do not count. */
  disputes: readonly Claim[];
  conflicts: readonly Conflict[];
  /** With the register's word wherever others than its holder go on with that. */
  asRegistered: View;
  /** As the person says it wherever the person and another source differ. */
  asPersonSays: Given;
  /** The case of today, where this is the one of an announced change. */
  today?: Scene;
  /** The agencies read so far: whoever is waited for comes first in process order. */
  read: ReadonlyMap<string, AgencyReading>;
}

const PERSON = 'resident';

export function sceneOf(rules: Rules, record: CaseRecord, now: Date): Scene {
  const facts = inForce(rules.contracts, countingFacts(rules.contracts, record));
  const shared = { rules, record, now, facts, read: new Map<string, AgencyReading>() };
  return seenOn(shared, danishDate(now));
}

/** Whoever takes a change of life before its day sees the case as it will be then. */
export function sceneAhead(scene: Scene, agency: string): Scene {
  const { contracts } = scene.rules;
  const { hearsAhead } = contracts.process(agency);
  const until = hearsAhead === undefined ? scene.day : plus(scene.day, hearsAhead);
  const announced = scene.facts
    .filter(({ path }) => contracts.findFact(path)?.changes !== undefined)
    .map(({ validFrom }) => validFrom?.slice(0, 10) ?? '')
    .filter((day) => day > scene.day && day <= until);
  return announced.length === 0 ? scene : { ...seenOn(scene, announced.sort().at(-1)!), today: scene };
}

type Unseen = Pick<Scene, 'rules' | 'record' | 'now' | 'facts' | 'read'>;

function seenOn({ rules, record, now, facts, read }: Unseen, day: string): Scene {
  const { contracts } = rules;
  const claims = claimsIn(contracts, facts, day).standing;
  const objections = objectionsIn(contracts, facts, day);
  const conflicts = conflictsIn(contracts, facts, { validOn: day, disclosed: disclosed(record) });
  const today = record.filed.length === 0 ? day : undefined; // whoever was filed with was told the day of entry
  const view = viewOf(rules, rankAll(contracts, facts, day), today);
  const setAside = ({ othersKeepRegister }: { othersKeepRegister: boolean }): boolean => othersKeepRegister;
  const isKept = [...claims.values()].some(({ path }) => contracts.getFact(path).changes?.othersKeepRegister);
  return {
    ...view,
    ...{ rules, record, now, facts, read, day },
    claims,
    disputes: [...claims.values(), ...objections.values()],
    conflicts,
    asRegistered: isKept ? viewOf(rules, rankAll(contracts, facts, day, { setAside }), today) : view,
    asPersonSays: personsWord(rules, view, conflicts),
  };
}

export function viewOf({ contracts }: Rules, profile: Profile, today?: string): View {
  return { profile, given: { ...givenOf(contracts, profile), ...(today !== undefined && { today }) } };
}

/** The holder of the register sees what is claimed; for some groups the others go on with what it holds. */
export function seenBy({ claims, rules, asRegistered, ...scene }: Scene, agency: string): View {
  const isKept = [...claims.values()].some(
    ({ path, registered }) =>
      rules.contracts.getFact(path).changes?.othersKeepRegister === true && registered.source !== agency,
  );
  return isKept ? asRegistered : scene;
}

function personsWord(rules: Rules, { profile, given }: View, conflicts: readonly Conflict[]): Given {
  const said = conflicts.flatMap(({ path, values }) => {
    const own = values.find(({ source }) => source === PERSON);
    return own === undefined ? [] : [[path, own.value] as const];
  });
  if (said.length === 0) return given;
  const values = new Map<string, Json>(
    [...profile].flatMap(([path, { value }]) => (value === undefined ? [] : [[path, value]])),
  );
  for (const [path, value] of said) values.set(path, value);
  return { ...given, values: rules.contracts.spread(values) };
}

/** The values that agencies hold: an authority that now says otherwise of them is shown as a conflict. */
function disclosed({ filed }: CaseRecord): Map<string, Json[]> {
  const values = new Map<string, Json[]>();
  for (const { data } of filed.filter(({ withdrawn }) => !withdrawn)) {
    for (const [path, value] of Object.entries(data)) values.set(path, [...(values.get(path) ?? []), value]);
  }
  return values;
}

/** A condition that is not decided yet counts as holding: better to wait too long than to send too early. */
export function mayHold({ rules, given }: Scene, condition: Schema | undefined): boolean {
  return condition === undefined || rules.needs.holds(condition, given) !== false;
}

export function surelyHolds({ rules, given }: Scene, condition: Schema | undefined): boolean {
  return condition === undefined || rules.needs.holds(condition, given) === true;
}

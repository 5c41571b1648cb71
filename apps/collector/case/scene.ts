import type { Schema } from '#contracts';
import { given as givenOf, type Given, type Profile } from '#profile';
import type { AgencyState } from './agency-state.js';
import type { CaseRecord, FiledDossier } from './record.js';
import type { Rules } from './rules.js';
import type { Voice } from './voice.js';

/** Where one agency stands, and what follows for what it is sent. */
export interface AgencyReading {
  agency: string;
  state: AgencyState;
  voice: Voice;
  /** Facts that it asked for and nobody has given since, and why it asked. */
  open: readonly string[];
  /** The date on which its needs became other ones than at submission, if they count here. */
  newNeedsSince?: string;
  toFile?: FiledDossier;
  toWithdraw?: FiledDossier;
}

/** What the readings of all agencies share. */
export interface Scene {
  rules: Rules;
  record: CaseRecord;
  profile: Profile;
  given: Given;
  now: Date;
  /** The agencies read so far: whoever is waited for comes first in process order. */
  read: ReadonlyMap<string, AgencyReading>;
}

export function sceneOf(rules: Rules, record: CaseRecord, profile: Profile, now: Date): Scene {
  return { rules, record, profile, given: givenOf(rules.contracts, profile), now, read: new Map() };
}

/** A condition that is not decided yet counts as holding: better to wait too long than to send too early. */
export function mayHold({ rules, given }: Scene, condition: Schema | undefined): boolean {
  return condition === undefined || rules.needs.holds(condition, given) !== false;
}

export function surelyHolds({ rules, given }: Scene, condition: Schema | undefined): boolean {
  return condition === undefined || rules.needs.holds(condition, given) === true;
}

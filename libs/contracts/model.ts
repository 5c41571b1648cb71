import type { Absent, LegalBasis, Process, Reminders, Retention, Text } from './generated/messages.js';
import type { Json } from './json.js';
import type { Schema, SchemaObject } from './schema.js';

export type { Absent, Json, LegalBasis, Process, Reminders, Retention, Schema, SchemaObject, Text };

/** What the schemas say, as the rest of the hub reads it. Every `$ref` handed out is absolute. */

/** Names the place, the reason and the remedy, never the value. */
export interface Problem {
  /** A path of the profile, or the place in a message; `''` means the whole body. */
  path: string;
  /** The place inside the path's own value, as a JSON pointer. */
  pointer?: string;
  code: ProblemCode;
  message: Text;
  /** The fact that this one does not go together with: correcting either mends it. */
  against?: string;
}

/** What is taken as it is, and worth asking back: "is that so?" Never the value. */
export interface Doubt {
  path: string;
  code:
    'hasEnded' | 'liesElsewhere' | 'unknownPostalCode' | 'longForPassport' | 'readOtherwise' | 'mayBeCut' | 'notRead';
  message: Text;
}

export type ProblemCode =
  | 'unknownPath'
  | 'issued'
  | 'missing'
  | 'unknown'
  | 'forbidden'
  | 'wrongType'
  | 'wrongFormat'
  | 'notInList'
  | 'outOfRange'
  | 'tooLong'
  | 'tooShort'
  | 'tooDeep'
  | 'wrongOrder'
  | 'inFuture'
  | 'unfitText'
  | 'invalid';

/** A value computed from others; never a fact, never asked. Undefined while what is known does not tell. */
export interface Derived {
  readonly inputs: readonly string[];
  /** Those of the inputs that have to be answered to know more; it does without the others. */
  readonly needs: readonly string[];
  /** `today`, where somebody says which day that is, stands for a day that is not known yet. */
  readonly compute: (valueOf: (path: string) => Json | undefined, today?: string) => Json | undefined;
}

export interface PathSpec {
  path: string;
  /** The fact that states it: the path itself, but for the leaves of `family.spouse`. */
  fact: string;
  /** What lists of agencies, one's own data and errors call it. */
  title: Text;
  /** What a resident reads at its field, a question or a noun phrase; the title where nobody wrote one. */
  question: Text;
  help?: Text;
  /** A key of `formTopics`. */
  topic: string;
  order: number;
  /** Ranked source names, highest first; `staff` ranks above all of them and is not listed. */
  authority: readonly string[];
  sensitivity?: string;
  /** It tells where somebody lives: covered wherever that is protected. */
  place?: boolean;
  issuedBy?: readonly string[];
  /** Absence means no. */
  silence?: 'no';
  /** The yes/no question in front of a path whose silence means no. */
  opener?: Text;
  /** The value that says what silence says. */
  saysNo?: Json;
  /** The path whose opener has to be answered yes before this one's is asked. */
  within?: string;
  derived?: Derived;
  merge?: 'first';
  /** What the people of one application have from each other, unless they say otherwise themselves. */
  household?: Household;
  /** By the situation of the applicant, the reason with which who comes along as family has none of it. */
  familyOf?: Readonly<Record<string, string>>;
  /** Pages offer it, where nobody needs it, in these situations only; always where this is left out. */
  offered?: readonly string[];
  /** Reasons with which a resident may answer "I have none". */
  absence?: readonly string[];
  /** Each of these reasons as a sentence of the resident. */
  absenceLabels?: Readonly<Record<string, Text>>;
  /** The value's own schema with every `$ref` resolved; `x-title` and `x-question` stand on every leaf of it. */
  schema: SchemaObject;
  /** Names under `items` of a list whose entries have paths of their own (`family.children`). */
  leaves?: readonly string[];
}

/**
 * `shared`: as the applicant has it. `minor`: so for a child who is under age. `marriage`: so for the spouse of who is
 * married. `parents`: a child's are the applicant and the spouse in the application. `asSpouse`: the spouse's is the
 * applicant. `comesAlong`: what everybody but the applicant has.
 */
export type Household = 'shared' | 'minor' | 'marriage' | 'parents' | 'asSpouse' | { readonly comesAlong: Json };

export interface FactSpec {
  fact: string;
  title: Text;
  authority: readonly string[];
  paths: readonly PathSpec[];
  /** Where life changes: a later word of the person is a claim there. */
  changes?: Changes;
}

/** What changes together (an address, a job), and how one of its facts belongs to it. */
export interface Changes {
  group: string;
  /** The sources whose later word is a claim. */
  claimedBy: readonly string[];
  /** Agencies other than the one whose word is disputed go on with the register's. */
  othersKeepRegister: boolean;
  /** Facts of the group that say which one it is: what hangs on them is not carried over to another dwelling or job. */
  hangsOn: readonly string[];
  /** What a claim has to say to count: protection of an address is never lowered by one. */
  claimable?: Readonly<Record<string, Json>>;
  /** What a change of the group cannot take effect before, such as a move before the arrival. */
  notBefore?: readonly string[];
}

/** Facts that somebody has all or none of yet, such as an address. */
export interface FactGroup {
  /** What stands for all of them among what is missing, and in `absent` and `retract` of the API. */
  name: string;
  title: Text;
  /** The reason that says "not yet": it answers nothing, so it is asked again. */
  open: string;
  /** The first one stands for the others where something is to be asked. */
  facts: readonly [string, ...string[]];
}

export interface NeedSpec {
  path: string;
  purpose: Text;
  legalBasis: readonly LegalBasis[];
  /** This agency itself issues it. */
  issued: boolean;
  /** Which leaves of a list this agency sees. */
  leaves?: readonly string[];
}

export interface Branch {
  title: string;
  if: Schema;
  requires: readonly string[];
  forbids: readonly string[];
  /** Whole, for conditions per entry of a list. */
  then: Schema;
}

export interface DossierSpec {
  agency: string;
  version: string;
  schema: SchemaObject;
  /** Without what is derived, which its conditions read and which never travels. */
  needs: ReadonlyMap<string, NeedSpec>;
  required: readonly string[];
  branches: readonly Branch[];
}

/** A part of the form, as its list of tasks shows it. */
export interface FormTopic {
  title: Text;
  summary: Text;
}

export interface TopicSpec {
  name: string;
  partitions: number;
  /** Services by name. */
  writtenBy: readonly string[];
  readBy: readonly string[];
  /** CloudEvents type -> id of the schema of its data. */
  events: Readonly<Record<string, string>>;
}

export interface Contracts {
  /** In the order in which they wait for each other, then by name. */
  readonly agencies: readonly string[];
  readonly paths: readonly PathSpec[];
  readonly facts: readonly FactSpec[];
  readonly groups: readonly FactGroup[];
  findPath(path: string): PathSpec | undefined;
  getPath(path: string): PathSpec;
  findFact(fact: string): FactSpec | undefined;
  getFact(fact: string): FactSpec;
  readonly situations: Readonly<Record<string, Schema>>;
  resolve(ref: string, base?: string): Schema;
  /** The version named, or else the newest. */
  dossier(agency: string, version?: string): DossierSpec;
  process(agency: string): Process;
  readonly reminders: Reminders;
  /** What is kept how long, from when, by which law. */
  readonly retention: Retention;
  readonly topics: readonly TopicSpec[];
  /** By `PathSpec.topic`, in the order of the form, and `start` for what is asked before all topics. */
  readonly formTopics: ReadonlyMap<string, FormTopic>;
  /** The schema of an event's data; with the topic, the agency's own where there is one. */
  eventSchema(type: string, topic?: string): string | undefined;
  /** Every problem at once; `[]` when valid. */
  validate(schemaId: string, value: unknown): Problem[];
  validateFact(fact: string, value: Json): Problem[];
  /** What facts that hold one by one say against each other, and against the day `today`. */
  contradictions(facts: ReadonlyMap<string, Json>, today: string): Problem[];
  /** Dates among these facts in an order in which nothing can be right, or still to come on the day `today`. */
  wrongOrders(facts: ReadonlyMap<string, Json>, today?: string): Problem[];
  validateAbsence(fact: string, reason: Json): Problem[];
  /**
   * What a resident answers, nested by path: the facts that hold, and the problems of the others. What may not lie in
   * the future is held against `today` where that is said.
   */
  validateAnswers(nested: Json, today?: string): { facts: Map<string, Json>; problems: Problem[] };
  /** The paths, or leaves of lists (`family.children[].name`), that the agency's schema asks of this data and does not find. */
  gapsInDossier(agency: string, version: string, data: Record<string, Json>): readonly string[];
  /** Forgives exactly what is absent for a reason that its path allows, or that is the hub's own (pending, disputed). */
  validateDossier(agency: string, version: string, data: Record<string, Json>, absent: readonly Absent[]): Problem[];
  /** The facts that this dossier's own contract closes for its person: the agency may not ask for them. */
  closedFacts(agency: string, version: string, data: Record<string, Json>, absent: readonly Absent[]): string[];
  /** What is strange about values, by path, and yet no error. `today` is a calendar date. */
  doubts(values: ReadonlyMap<string, Json>, today: string): Doubt[];
  /** Facts by name -> values by path (`family.spouse` -> `family.spouse.name`, …). */
  spread(facts: ReadonlyMap<string, Json>): Map<string, Json>;
}

/** What the schemas say, as the rest of the hub reads it. Every `$ref` handed out is absolute. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Text {
  da: string;
  en: string;
}

/** Names the place, the reason and the remedy, never the value. */
export interface Problem {
  /** A path of the profile, or the place in a message; `''` means the whole body. */
  path: string;
  /** The place inside the path's own value, as a JSON pointer. */
  pointer?: string;
  code: ProblemCode;
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
  | 'unfitText'
  | 'invalid';

export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly format?: string;
  readonly pattern?: string;
  readonly [keyword: string]: unknown;
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
  widget: string;
  /** Ranked source names, highest first; `staff` ranks above all of them and is not listed. */
  authority: readonly string[];
  sensitivity?: string;
  issuedBy?: readonly string[];
  /** Absence means no. */
  silence?: 'no';
  /** The yes/no question in front of a path whose silence means no. */
  opener?: Text;
  /** The value that says what silence says. */
  saysNo?: Json;
  /** The path whose opener has to be answered yes before this one's is asked. */
  within?: string;
  /** Computed from other paths; never a fact, never asked. */
  derived?: Json;
  merge?: 'first';
  household?: 'shared';
  /** Reasons with which a resident may answer "I have none". */
  absence?: readonly string[];
  /** Each of these reasons as a sentence of the resident. */
  absenceLabels?: Readonly<Record<string, Text>>;
  /** The value's own schema with every `$ref` resolved; `x-title` and `x-question` stand on every leaf of it. */
  schema: SchemaObject;
  /** Names under `items` of a list whose entries have paths of their own (`family.children`). */
  leaves?: readonly string[];
}

export interface FactSpec {
  fact: string;
  title: Text;
  authority: readonly string[];
  paths: readonly PathSpec[];
}

export interface LegalBasis {
  law: string;
  /** Empty where no source names a section; `unnamed` says so. */
  section: string;
  gdpr?: string;
  source?: string;
  unnamed?: string;
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
  needs: ReadonlyMap<string, NeedSpec>;
  required: readonly string[];
  branches: readonly Branch[];
}

export interface Moment {
  latest: readonly ({ path: string } | { event: string })[];
}

export interface Process {
  agency: string;
  title: Text;
  /** Why it is given a dossier, as the resident reads it. */
  purpose: Text;
  /** What its yes brings, in few words. */
  brings?: Text;
  /** Where a resident writes to it or calls it. */
  contact?: { website: Text; phone?: string };
  /** From 1 to 9, its own for ever: its connector listens so many ports behind the portal. */
  place: number;
  recipient: { id: string } | { path: string };
  /** Where a path names it; `<label>` stands for the label of the path's value. */
  recipientNames?: { form: Text; own?: Readonly<Record<string, Text>> };
  dossiers: readonly { version: string; inForceFrom: string }[];
  takesPart: Schema;
  waitsFor: readonly { agency: string; outcome: 'delivered' | 'acknowledged' | 'granted'; if?: Schema }[];
  notBefore: readonly { id: string; if?: Schema; from: Moment; offset: string }[];
  deadlines: readonly {
    id: string;
    title: Text;
    if?: Schema;
    from: Moment;
    offset: string;
    /** The resident has to come, whatever they have answered. */
    inPerson?: boolean;
  }[];
  /** In what time it says itself that it answers; the first that holds counts. */
  serviceGoals?: readonly {
    if?: Schema;
    offset: string;
    source: { title: Text; address?: string; statedOn: string; readOn: string };
  }[];
}

/** When residents are reminded by mail, and how often at most; schemas/reminders says it. */
export interface Reminders {
  /** The time in Denmark of what is due on a day, and of what waits for the next one. */
  morning: string;
  /** Minutes that news waits for more. */
  gather: number;
  reminders: {
    question: RemindedAfter;
    deadline: RemindedBefore;
    appointment: RemindedBefore;
    draft: RemindedAfter;
  };
}

export interface RemindedAfter {
  /** Offsets from when it began, such as `P7D`. */
  after: readonly string[];
  atMost: number;
}

export interface RemindedBefore {
  /** Offsets back from its date. */
  before: readonly string[];
  atMost: number;
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

export interface Absent {
  path: string;
  reason: string;
}

export interface Contracts {
  /** In the order in which they wait for each other, then by name. */
  readonly agencies: readonly string[];
  readonly paths: readonly PathSpec[];
  readonly facts: readonly FactSpec[];
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
  readonly topics: readonly TopicSpec[];
  /** By `PathSpec.topic`, in the order of the form, and `start` for what is asked before all topics. */
  readonly formTopics: ReadonlyMap<string, FormTopic>;
  /** The schema of an event's data; with the topic, the agency's own where there is one. */
  eventSchema(type: string, topic?: string): string | undefined;
  /** Every problem at once; `[]` when valid. */
  validate(schemaId: string, value: unknown): Problem[];
  validateFact(fact: string, value: Json): Problem[];
  validateAbsence(fact: string, reason: Json): Problem[];
  /** What a resident answers, nested by path: the facts that hold, and the problems of the others. */
  validateAnswers(nested: Json): { facts: Map<string, Json>; problems: Problem[] };
  /** Forgives exactly what is absent for a reason that its path allows. */
  validateDossier(agency: string, version: string, data: Record<string, Json>, absent: readonly Absent[]): Problem[];
  /** Facts by name -> values by path (`family.spouse` -> `family.spouse.name`, …). */
  spread(facts: ReadonlyMap<string, Json>): Map<string, Json>;
}

import type { Json, LegalBasis, Text } from '#contracts';

/** What the collector shows of a case, element by element (schemas/cases/changed); bodies are what the API shows. */
export interface ElementBodies {
  case: { status: CaseStatus };
  fact: StatedFact & { alternatives: StatedFact[] };
  agency: AgencyStanding;
  question: { path: string; agencies: string[]; label: Text; why: Text; details?: Json };
  conflict: Conflict;
  announced: Announced;
  answered: Answered;
  ended: EndedFact;
  earlier: EarlierFact;
  disclosure: Disclosure;
  document: NamedDocument;
  timeline: TimelineEntry;
  counts: Counts;
  holder: { segments: Segment[] };
}

export type AgencyStatus =
  | 'notApplicable'
  | 'undecided'
  | 'collecting'
  | 'waiting'
  | 'scheduled'
  | 'ready'
  | 'delivering'
  | 'delivered'
  | 'acknowledged'
  | 'moreNeeded'
  | 'granted'
  | 'refused'
  | 'revoked'
  | 'stopped'
  | 'undeliverable'
  | 'withdrawn';

/** How far what a recipient was sent is proven to have come; only `acknowledged` is its own word. */
export type Reach = 'ready' | 'delivering' | 'undeliverable' | 'delivered' | 'acknowledged';

/** Where an agency stands in a case. */
export interface AgencyStanding {
  status: AgencyStatus;
  recipient?: string;
  missing: readonly string[];
  waitingFor: readonly string[];
  notBefore?: string;
  deadlines: readonly Deadline[];
  /** Its latest; cancelled when it was taken back. */
  appointment?: Appointment;
  outcome?: Outcome;
  /** The newest version since its decision. */
  told?: { version: number; at: string; reach: Reach; ended?: true; claims?: true };
  /** Recipients that were responsible before a move. */
  former?: readonly { recipient: string; state: 'kept' | 'withdrawing' | 'withdrawn'; told?: Reach }[];
  /** Since when it has said nothing of what it has, and what it aims for itself. */
  silence?: Silence;
}

export interface Deadline {
  id: string;
  title: Text;
  date: string;
}

export interface Appointment {
  kind: string;
  place: string;
  from: string;
  to: string;
  saidAt: string;
  replaces?: true;
  cancelled?: true;
}

export interface Outcome {
  result: 'granted' | 'refused' | 'revoked';
  at: string;
  facts: Readonly<Record<string, Json>>;
  reason?: string;
  /** How it is appealed, in the agency's own words. */
  appeal?: { body: string; until?: string; how?: string };
}

export interface Silence {
  since: string;
  goal?: {
    date: string;
    /** How long it gives itself, as in `P1M`. */
    offset: string;
    source: { title: Text; address?: string; statedOn: string; readOn: string };
  };
  /** Its own goal is over. */
  exceeded: boolean;
}

/** Two sources that disagree where it matters. */
export interface Conflict {
  path: string;
  values: readonly { value: Json; source: string; at?: string }[];
  /** The agency that can answer it. */
  decides?: string;
  /** What the person says against the register, until that is answered. */
  claim?: {
    at: string;
    source: string;
    told: readonly { agency: string; recipient: string; at: string; reach: Reach }[];
  };
}

/** What was said of a day that is to come; a fact with neither a value nor an absence is one of which nothing is said then. */
export interface Announced {
  from: string;
  at: string;
  source: string;
  facts: readonly { path: string; value?: Json; absence?: string }[];
}

/** What an agency answered to what the person says against its register, as long as they have not spoken of it since. */
export interface Answered {
  agency: string;
  recipient: string;
  at: string;
  /** It stands by what it registered, registered what the person says, or something else than both. */
  result: 'stands' | 'agreed' | 'other';
  facts: readonly { path: string; said?: Json; registered?: Json }[];
}

/** What an agency issued that counts no longer. */
export interface EndedFact {
  path: string;
  value: Json;
  source: string;
  observedAt: string;
  at: string;
  reason: 'refused' | 'revoked';
}

/** What somebody stated and what is used no longer. */
export interface EarlierFact {
  path: string;
  value?: Json;
  absence?: string;
  source: string;
  assurance: string;
  observedAt: string;
  eventId: string;
}

/** What one source says; either a value or the reason for having none. */
export interface StatedFact {
  value?: Json;
  absence?: string;
  source: string;
  assurance: string;
  observedAt: string;
  validFrom?: string;
  validTo?: string;
  eventId?: string;
}

/** That a recipient was given something, written before it left. */
export interface Disclosure {
  at: string;
  agency: string;
  recipient: string;
  purpose: Text;
  legalBasis: LegalBasis[];
  paths: string[];
  dossierVersion: number;
  passedThrough?: string[];
  confirmed: boolean;
  eventId: string;
}

/** A document that dossiers name: whose connector may read it. */
export interface NamedDocument {
  agency: string;
  documentId: string;
  recipients: readonly string[];
}

export type CaseStatus = 'inProgress' | 'actionNeeded' | 'completed' | 'refused' | 'withdrawn';
export type ElementKind = keyof ElementBodies;

export interface TimelineEntry {
  at: string;
  agency?: string;
  /** Which of its kind, where that is known. */
  recipient?: string;
  event: string;
  text: Text;
}

export interface Counts {
  asked: number;
  wouldHaveBeenAsked: number;
  reused: number;
}

/** Who holds the case from then on; nobody holds one that has ended. */
export interface Segment {
  from: string;
  holder: Holder | null;
}

export const HOLDERS = ['hub', 'resident', 'agencies', 'calendar'] as const;
export type Holder = (typeof HOLDERS)[number];

/** An element as it arrives; without a body it is no longer shown. */
export interface ArrivedElement {
  caseId: string;
  residentId: string;
  kind: string;
  id: string;
  version: number;
  body: Json;
}

export interface Element<K extends ElementKind> {
  id: string;
  body: ElementBodies[K];
}

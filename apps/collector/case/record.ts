import type { Json } from '#contracts';
import type { Fact } from '#profile';

/** One person's arrival, as the collector keeps it: what happened, never what follows from it. */
export interface CaseRecord {
  arrival: Arrival;
  /** Standing facts of every path and source (all facts of a path whose facts have a validity or merge otherwise). */
  facts: readonly Fact[];
  /** All that was ever stated, those among it. */
  stated?: readonly Fact[];
  /** What agencies and their connectors said, a set: the order in which it came means nothing. */
  said: readonly Said[];
  filed: readonly FiledDossier[];
  withdrawals: readonly Withdrawal[];
  amendments: readonly Amendment[];
}

export interface Arrival {
  caseId: string;
  residentId: string;
  reference: string;
  applicationId: string;
  householdId: string;
  relation: 'applicant' | 'spouse' | 'child';
  channel: string;
  /** ISO 8601, exact milliseconds UTC, as all times here. */
  submittedAt: string;
}

export interface Appointment {
  kind: string;
  place: string;
  from: string;
  to: string;
}

/** How a decision is appealed, in the agency's own words. */
export interface Appeal {
  body: string;
  until?: string;
  how?: string;
}

/** One statement of an agency (a report) or of its connector (a delivery) about a case. */
export interface Said {
  eventId: string;
  by: 'agency' | 'connector';
  agency: string;
  recipient: string;
  time: string;
  dossierVersion?: number;
  status?: ReportStatus | DeliveryStatus;
  reason?: string;
  /** Why a dossier was taken back; connectors have not always said it. */
  because?: TakenBack['reason'];
  asksFor?: readonly string[];
  appointment?: Appointment | { cancelled: true };
  facts?: Readonly<Record<string, Json>>;
  /** When the register itself recorded these facts. */
  registeredAt?: string;
  /** By path the number that the one among the facts takes the place of. */
  replaces?: Readonly<Record<string, string>>;
  appeal?: Appeal;
}

export type ReportStatus = 'acknowledged' | 'moreNeeded' | 'granted' | 'refused' | 'revoked';
export type DeliveryStatus = 'delivering' | 'delivered' | 'delayed' | 'undeliverable' | 'withdrawn';

/** A dossier version that was made ready, exactly as the agency gets it. */
export interface FiledDossier extends DossierContent {
  agency: string;
  version: number;
  schemaVersion: string;
  recipient: string;
  filedAt: string;
  withdrawn: boolean;
}

export interface DossierContent {
  data: Readonly<Record<string, Json>>;
  absent: readonly { path: string; reason: string }[];
  /** Ids of the requests for more that this version answers. */
  answers: readonly string[];
  /** What the person says against the register, as far as this recipient may see it. */
  claims: readonly FiledClaim[];
  /** What this recipient was given and what counts no longer. */
  ended: readonly Ended[];
}

/** A claim by path, as the holder of the register is told of it. */
export interface FiledClaim {
  path: string;
  /** Left out where nothing is claimed of it any more, and where it is not this recipient's to know. */
  claimed?: Json;
  registered?: Json;
  observedAt: string;
  source: string;
  validFrom?: string;
  reason?: string;
  evidence?: readonly { documentId: string }[];
  /** The event that claims: whoever answers this version answers it. */
  eventId: string;
}

export interface Ended {
  path: string;
  at: string;
  reason: 'refused' | 'revoked';
}

/** A dossier that is taken back, and why. */
export interface TakenBack {
  dossier: FiledDossier;
  reason: 'withdrawn' | 'moved' | 'noLongerApplies';
}

/** The resident withdrew: for one agency, or for all of them. */
export interface Withdrawal {
  eventId: string;
  agency?: string;
  at: string;
}

/** Somebody on the resident's side changed or added answers after submission. */
export interface Amendment {
  eventId: string;
  at: string;
  /** The source of what it states: not everything is the resident's word. */
  by: string;
  /** The same source had said something of it before. */
  isChange: boolean;
  /** Why, in the person's own words, and papers that show it. */
  reason?: string;
  evidence?: readonly { documentId: string }[];
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

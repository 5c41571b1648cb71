import type { Json } from '#contracts';
import type { Fact } from '#profile';

/** One person's arrival, as the collector keeps it: what happened, never what follows from it. */
export interface CaseRecord {
  arrival: Arrival;
  /** Standing facts of every path and source (all facts of a path whose facts have a validity or merge otherwise). */
  facts: readonly Fact[];
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
  asksFor?: readonly string[];
  appointment?: Appointment;
  facts?: Readonly<Record<string, Json>>;
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

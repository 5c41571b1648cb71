import type {
  Absent,
  ApplicationsSubmittedV1,
  Claim,
  DeliveryStatus,
  Ended,
  Evidence,
  Json,
  ReportsV1,
  ReportStatus,
  TakeBackReason,
} from '#contracts';
import type { Fact } from '#profile';

/** One person's arrival, as the collector keeps it: what happened, never what follows from it. */
export interface CaseRecord {
  arrival: Arrival;
  /** Standing facts of every path and source (all facts of a path whose facts have a validity or merge otherwise). */
  facts: readonly Fact[];
  /** All that was ever stated, those among it. */
  stated?: readonly Fact[];
  /** What agencies and their connectors said, a set: the order in which it came means nothing. */
  said: readonly AgencyReport[];
  filed: readonly FiledDossier[];
  withdrawals: readonly Withdrawal[];
  restrictions: readonly Restriction[];
  amendments: readonly Amendment[];
}

/** As it was handed in. */
export interface Arrival extends Omit<ApplicationsSubmittedV1, 'facts' | 'mayBeSameAs'> {
  residentId: string;
}

/** One statement of an agency (a report) or of its connector (a delivery) about a case. */
export interface AgencyReport extends Omit<ReportsV1, 'status' | 'replaces'> {
  eventId: string;
  by: 'agency' | 'connector';
  agency: string;
  recipient: string;
  /** ISO 8601, exact milliseconds UTC, as all times here. */
  time: string;
  status?: ReportStatus | DeliveryStatus;
  /** Why a dossier was taken back; connectors have not always said it. */
  because?: TakeBackReason;
  /** By path the number that the one among the facts takes the place of. */
  replaces?: Readonly<Record<string, string>>;
}

/** A dossier version that was made ready, exactly as the agency gets it. */
export interface FiledDossier extends DossierContent {
  agency: string;
  version: number;
  schemaVersion: string;
  filedAt: string;
  withdrawn: boolean;
}

export interface DossierContent {
  recipient: string;
  data: Readonly<Record<string, Json>>;
  absent: readonly Absent[];
  /** Ids of the requests for more that this version answers. */
  answers: readonly string[];
  /** What the person says against the register, as far as this recipient may see it. */
  claims: readonly FiledClaim[];
  /** What this recipient was given and what counts no longer. */
  ended: readonly Ended[];
}

/** A claim by path, as the holder of the register is told of it. */
export interface FiledClaim extends Claim {
  /** The event that claims: whoever answers this version answers it. */
  eventId: string;
}

/** A dossier that is taken back, and why. */
export interface TakenBack {
  dossier: FiledDossier;
  reason: TakeBackReason;
}

/** The resident withdrew: for one agency, or for all of them. */
export interface Withdrawal {
  eventId: string;
  agency?: string;
  at: string;
}

/** From then on nothing of the case is sent to anybody (GDPR article 18), or that was lifted. */
export interface Restriction {
  eventId: string;
  at: string;
  restricted: boolean;
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
  evidence?: Evidence;
}

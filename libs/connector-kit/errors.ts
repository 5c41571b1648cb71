/** Why a delivery did not arrive. Reasons name statuses, codes and paths, never a value of a person's. */
abstract class DeliveryError extends Error {
  /** The same delivery may succeed later. */
  abstract readonly retriable: boolean;
  abstract readonly code: string;
}

/** The agency does not answer, or answers "later". It counts against the agency's circuit. */
export class AgencyUnavailable extends DeliveryError {
  readonly retriable = true;
  readonly code = 'AGENCY_UNAVAILABLE';
}

/** A document that the dossier names cannot be had from the portal just now; the agency is not to blame. */
export class DocumentUnavailable extends DeliveryError {
  readonly retriable = true;
  readonly code = 'DOCUMENT_UNAVAILABLE';
}

/** The agency read the filing and will not take it as it is. */
export class FilingRejected extends DeliveryError {
  readonly retriable = false;
  readonly code = 'FILING_REJECTED';
}

/** Whatever was thrown, as a reason that may be stored, told and logged. */
export function reasonOf(error: unknown): string {
  if (error instanceof DeliveryError) return error.message;
  return error instanceof Error ? error.name : 'unknown';
}

export function isPermanent(error: unknown): boolean {
  return error instanceof DeliveryError && !error.retriable;
}

import type { Readable } from 'node:stream';
import type { DossiersReadyV1, DossiersWithdrawnV1 } from '#contracts';

/** What `dk.ankomst.dossier.ready.v1` brings, as far as an agency needs it. */
export type Dossier = Readonly<Omit<DossiersReadyV1, 'caseId' | 'agency' | 'hash'>>;

/** What `dk.ankomst.dossier.withdrawn.v1` brings. */
export type Withdrawal = Readonly<Omit<DossiersWithdrawnV1, 'caseId' | 'agency'>>;

/** A document that a dossier names; its bytes are had from the portal while they are handed over. */
export interface NamedDocument {
  readonly path: string;
  readonly documentId: string;
}

export interface OpenDocument {
  readonly mediaType: string;
  readonly bytes: Readable;
}

/** Where documents are had. Undefined: the bytes were deleted for good, since this agency has had them. */
export interface DocumentSource {
  open(documentId: string, signal: AbortSignal): Promise<OpenDocument | undefined>;
}

/** What goes with a filing. The same delivery has the same `key` however often it is tried. */
export interface Handover {
  readonly key: string;
  readonly documents: readonly NamedDocument[];
  readonly source: DocumentSource;
  /** Aborts when the service stops; a client adds its own limit to each call. */
  readonly signal: AbortSignal;
}

/** What the agency calls the case, where it says so at once. */
export interface Receipt {
  readonly agencyReference?: string;
}

/**
 * An agency's protocol. Both calls may come again with the same key and then change nothing at the agency.
 * @throws AgencyUnavailable when it may succeed later, FilingRejected when it never will.
 */
export interface AgencyClient {
  file(filing: unknown, handover: Handover): Promise<Receipt>;
  withdraw(withdrawal: unknown, handover: Pick<Handover, 'key' | 'signal'>): Promise<Receipt>;
}

/** An agency's own forms, both ways: pure, so that they can be tested against its schemas alone. */
export interface Translation {
  filing(dossier: Dossier): unknown;
  withdrawal(withdrawal: Withdrawal): unknown;
  /** What the agency's system says → the data of `dk.ankomst.report.v1`. Called before that data is checked. */
  report(said: unknown): unknown;
}

/** What a connector must be told of its surroundings to reach its agency. */
export interface AgencyAddress {
  readonly url: string;
  /** How long one call may take. */
  readonly answerMs: number;
}

/** All that one agency's connector differs in. */
export interface Connector {
  readonly agency: string;
  readonly client: (address: AgencyAddress) => AgencyClient;
  readonly translate: Translation;
}

/** The name of its service: login role, group, source of its events. */
export function serviceOf(agency: string): string {
  return `${agency}-connector`;
}

import type { CaseAsShown, ShownDisclosure, ShownQuestion } from '#case-copy';
import type { EarlierFact, EndedFact, ProfileFact } from '#contracts';
import type { MediaType } from '#files';
import type { Application, Invitation, Person, Statements } from '#intake';
import type { NoticeKind } from '#mails';

export interface KeptDocument {
  documentId: string;
  sha256: string;
  mediaType: MediaType;
  bytes: number;
}

/** With when it was handed in, and when its bytes were deleted, which is once the agency that they were for had them. */
export interface DatedDocument extends KeptDocument {
  keptAt: string;
  deletedAt?: string;
}

/** A document as it goes along: its file in the archive, unless its bytes were passed on and deleted. */
export type HeldDocument = DatedDocument & { file?: string };

/** A mail to this person, or to whom they asked for a part. What it said stands behind a login. */
export interface HeldMail {
  kind: NoticeKind;
  writtenAt: string;
  state: 'sent' | 'waiting' | 'givenUp';
  sentAt?: string;
  /** Until it is sent; then it is forgotten. */
  address?: string;
}

/** A way in, in a browser or of a program. Its secret is known to nobody here: only a hash of it is kept. */
export interface HeldSession {
  by: 'browser' | 'api';
  openedAt: string;
  seenAt: string;
}

/** A mailed link to come back by. */
export interface HeldLink {
  purpose: 'open' | 'newCode';
  sentAt: string;
  usedAt?: string;
}

/** An agency that had the bytes of a document. */
export interface DocumentRead {
  documentId: string;
  agency: string;
  recipients: string[];
  at: string;
}

/** What is kept beside the answers: how somebody came in, what was written to them, who was asked, who read papers. */
export interface Beside {
  openedAt: string;
  language: string;
  sessions: HeldSession[];
  links: HeldLink[];
  mails: HeldMail[];
  invitations: Invitation[];
  documentReads: DocumentRead[];
}

/** What was told and has not come back from the collector yet stands in no event. */
export type HeldFact = Omit<ProfileFact, 'eventId'>;

/** All that is held about one person of an application. */
export interface HeldData {
  person: Person;
  /** The place of the person in the application; 0 is the applicant. */
  place: number;
  application: Application;
  /** What the resident says of this person, with what the household shares. */
  told: Statements;
  facts: Record<string, HeldFact>;
  /** What an agency issued that counts no longer. */
  ended: Record<string, EndedFact>;
  /** What was stated and is used no longer, oldest first. */
  earlier: EarlierFact[];
  disclosures: ShownDisclosure[];
  questions: ShownQuestion[];
  documents: HeldDocument[];
  beside: Beside;
  /** Once the application is sent. */
  shown?: CaseAsShown;
}

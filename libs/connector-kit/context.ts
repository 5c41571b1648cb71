import type { Messaging } from '#messaging';
import type { ServiceParts } from '#service';
import type { EventsTokens } from '#settings';
import type { AgencyClient, DocumentSource, Translation } from './connector.js';

/** Numbers that tests and operators may turn. */
export interface ConnectorTuning {
  /** How often the tables are looked at without being woken. */
  pollMs: number;
  /** Deliveries under way at a time. */
  concurrency: number;
  /** How long an agency may take to answer one call. */
  answerMs: number;
  /** A report whose case nobody knows becomes a dead letter after so long. */
  parkedAtMostMs: number;
}

export const defaultTuning: ConnectorTuning = {
  pollMs: 250,
  concurrency: 4,
  answerMs: 30_000,
  parkedAtMostMs: 24 * 3_600_000,
};

/** One agency's connector at work: everything the kit's parts need to know. */
export interface ConnectorContext extends Omit<ServiceParts, 'imports'> {
  readonly agency: string;
  readonly client: AgencyClient;
  readonly translate: Translation;
  readonly documents: DocumentSource;
  /** What the systems of the agency's organisations show when they send events. */
  readonly eventsTokens: EventsTokens;
  readonly tuning: ConnectorTuning;
  readonly messaging: Messaging;
}

/** Injection token of the `ConnectorContext`. */
export const CONTEXT = Symbol('context');

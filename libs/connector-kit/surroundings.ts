import type { Contracts } from '#contracts';
import type { Clock } from '#clock';
import type { Adapter } from '#messaging';
import type { Health, Log, Metrics } from '#observability';
import type { Sealer } from '#secrecy';
import type { DataSource } from 'typeorm';
import type { AgencyClient, Connector, DocumentSource } from './connector.js';

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

/** What a connector is given to work with. */
export interface Surroundings {
  readonly dataSource: DataSource;
  readonly contracts: Contracts;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** Keys the content hashes of what arrived: a bare hash of a guessable value would tell it. */
  readonly hashKey: Buffer;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly documents: DocumentSource;
  /** Where the agency's system listens. */
  readonly agencyUrl: string;
  /** What the agency's system shows when it sends events. */
  readonly eventsToken: string;
  /** The PostgreSQL log unless given. */
  readonly adapter?: Adapter;
  readonly tuning?: Partial<ConnectorTuning>;
}

/** One agency's connector at work: everything the kit's parts need to know. */
export interface Line extends Omit<Surroundings, 'tuning'> {
  readonly agency: string;
  /** Login role, group and source of its own events. */
  readonly service: string;
  readonly client: AgencyClient;
  readonly translate: Connector['translate'];
  readonly tuning: ConnectorTuning;
}

/** Injection token of the `Line`. */
export const LINE = Symbol('LINE');

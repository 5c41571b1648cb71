import type { Contracts } from '#contracts';
import type { ServiceSchema } from '#database';
import type { RunningHttp } from '#http';
import type { Settings } from '#settings';
import type { Ground } from './ground.js';

/** What the ports of an installation follow from. */
export interface Installation {
  readonly settings: Pick<Settings, 'port' | 'collectorPort'>;
  readonly contracts: Pick<Contracts, 'process'>;
}

/** A service as an installation knows it: what it keeps, and how it starts. */
export interface Service {
  schema: ServiceSchema;
  /** Its folder under apps/, where it is not named like the service. */
  folder?: string;
  /** The agency that it speaks to, where it is a connector. */
  agency?: string;
  /** It plays somebody else, and has no place in production. */
  simulator?: true;
  /** Where it listens: every port follows the portal's. */
  port(installation: Installation): number;
  start(ground: Ground): Promise<RunningHttp>;
}

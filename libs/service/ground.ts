import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import type { Sealer } from '#secrecy';
import type { KafkaConnection, Settings } from '#settings';
import type { Keys } from './keys.js';

/** What all services of an installation stand on; in one process they share it. */
export interface Ground extends Keys {
  settings: Settings;
  contracts: Contracts;
  clock: Clock;
  sealer: Sealer;
  /** The database, as this service logs in to it. */
  databaseUrl(service: string): string;
  /** Where that keeps its data, if it does so on this machine. */
  databaseFolder?: string | undefined;
  /** How this service reaches Kafka; undefined: through the PostgreSQL log. */
  kafka(service: string): KafkaConnection | undefined;
  /** Called when a service cannot go on; ends the process with a non-zero code. */
  fatal(error: Error): void;
}

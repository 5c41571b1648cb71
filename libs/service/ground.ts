import type { Clock } from '#clock';
import { contracts, type Contracts } from '#contracts';
import { KeyStore, TransitKeys } from '#key-store';
import type { Sealer } from '#secrecy';
import type { KafkaConnection, Settings } from '#settings';
import type { Keys } from './keys.js';
import { purposeOf } from './purposes.js';

/** What every program of an installation reads and seals by, whether it runs a service or not: made here and nowhere else. */
export interface Bedrock {
  readonly contracts: Contracts;
  readonly keys: KeyStore;
  readonly sealer: Sealer;
}

/** To be closed by who opened it, when nothing reads or seals any more. */
export async function openBedrock({
  keysDir,
  keyService,
}: Pick<Settings, 'keysDir'> & Partial<Pick<Settings, 'keyService'>>): Promise<Bedrock> {
  const keys = await KeyStore.open({
    folder: keysDir,
    purposeOf: purposeOf(contracts.agencies),
    encryption: keyService && new TransitKeys(keyService),
  });
  return { contracts, keys, sealer: keys.sealer };
}

/** What all services of an installation stand on; in one process they share it. */
export interface Ground extends Bedrock, Keys {
  settings: Settings;
  clock: Clock;
  /** The database, as this service logs in to it. */
  databaseUrl(service: string): string;
  /** Where that keeps its data, if it does so on this machine. */
  databaseFolder?: string | undefined;
  /** How this service reaches Kafka; undefined: through the PostgreSQL log. */
  kafka(service: string): KafkaConnection | undefined;
  /** Called when a service cannot go on; ends the process with a non-zero code. */
  fatal(error: Error): void;
}

import { serviceUrl } from '#database';
import type { Bedrock, Ground, Keys } from '#service';
import type { Clock } from '#clock';
import type { Settings } from '#settings';

/** The database that all services of this machine share. */
export interface SharedDatabase {
  /** As its owner. */
  readonly url: string;
  /** Where an embedded one keeps its data. */
  readonly folder: string | undefined;
}

/** What the services that run in one thread stand on. */
export function groundOf(
  own: Bedrock & Keys,
  settings: Settings,
  { url, folder }: SharedDatabase,
  clock: Clock,
  fatal: (error: Error) => void,
): Ground {
  return {
    ...own,
    settings,
    clock,
    databaseUrl: (service) => serviceUrl(url, service),
    databaseFolder: folder,
    kafka: () => undefined, // one process is one machine
    fatal,
  };
}

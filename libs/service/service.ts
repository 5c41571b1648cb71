import type { ServiceSchema } from '#database';
import type { RunningHttp } from '#http';
import type { Ground } from './ground.js';

/** A service as an installation knows it: what it keeps, and how it starts. */
export interface Service {
  schema: ServiceSchema;
  /** It plays somebody else, and has no place in production. */
  simulator?: true;
  start(ground: Ground): Promise<RunningHttp>;
}

import { Client, type ClientConfig } from 'pg';

export interface SteadyConfig extends ClientConfig {
  /** The address as it is at this connection, password included. */
  readonly urlOfNow?: () => string;
}

/**
 * TypeORM listens to the errors of a connection only after it was opened and tried. Without a listener from the first
 * moment on, a database that dies in between ends the whole process instead of failing the call that waits.
 */
export class SteadyClient extends Client {
  constructor(config?: string | SteadyConfig) {
    super(withUrlOfNow(config));
    this.on('error', () => undefined);
  }
}

function withUrlOfNow(config: string | SteadyConfig = {}): string | ClientConfig {
  if (typeof config === 'string' || config.urlOfNow === undefined) return config;
  return { ...config, connectionString: config.urlOfNow() };
}

import { Client, type ClientConfig } from 'pg';

/**
 * TypeORM listens to the errors of a connection only after it was opened and tried. Without a listener from the first
 * moment on, a database that dies in between ends the whole process instead of failing the call that waits.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

import { DataSource, type DataSourceOptions } from 'typeorm';
import { schemaOf } from './service-url.js';
import { SteadyClient } from './steady-client.js';
import { SteadyPool } from './steady-pool.js';

export interface OpenOptions {
  /** Connections at most; 5 unless given. */
  readonly poolSize?: number;
  /** Told of a connection that broke while idle. The pool replaces it; nothing needs to be done. */
  readonly onError?: (error: Error) => void;
  readonly entities?: DataSourceOptions['entities'];
}

/**
 * A small pool of connections for one service, its own schema first on the search path. Whoever waits for a connection
 * longer than ten seconds gets an error; a transaction that idles for a minute is ended by the server.
 * @param url asked for each connection where it is a function: its password may change
 */
export async function openDatabase(
  url: string | (() => string),
  service: string,
  options: OpenOptions = {},
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: typeof url === 'string' ? url : url(),
    driver: { Pool: SteadyPool },
    schema: schemaOf(service),
    applicationName: service,
    poolSize: options.poolSize ?? 5,
    entities: options.entities,
    installExtensions: false,
    logging: false,
    poolErrorHandler: (error: Error) => options.onError?.(error),
    extra: {
      Client: SteadyClient,
      ...(typeof url === 'function' && { urlOfNow: url }),
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      idleTimeoutMillis: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      statement_timeout: 60_000,
      options: `-c search_path=${schemaOf(service)}`,
    },
  });
  return dataSource.initialize();
}

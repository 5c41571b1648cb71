import { findEmbeddedPostgres } from '#database';
import { Client } from 'pg';

export type Ask = <T extends object>(sql: string) => Promise<T[]>;

/** Asks the embedded PostgreSQL that works on a data folder as the one who owns all of it. */
export async function asOwner<T>(dataDir: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const connectionString = await findEmbeddedPostgres(dataDir);
  if (connectionString === undefined) throw new Error(`No PostgreSQL works on ${dataDir} just now.`);
  const client = new Client({ connectionString });
  client.on('error', () => undefined); // the query that it breaks says so too
  try {
    await client.connect();
    return await work(async (sql) => (await client.query(sql)).rows as never);
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

export type Ask = <T extends object>(sql: string) => Promise<T[]>;

/**
 * Asks the embedded PostgreSQL of an installation as the one who owns all of it.
 * @param databaseFolder where it keeps its cluster and its secret
 */
export async function asOwner<T>(databaseFolder: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const [, , , port] = readFileSync(join(databaseFolder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  const client = new Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'ankomst',
    database: 'postgres',
    password: readFileSync(join(databaseFolder, 'secret'), 'utf8').trim(),
  });
  client.on('error', () => undefined); // the query that it breaks says so too
  try {
    await client.connect();
    return await work(async (sql) => (await client.query(sql)).rows as never);
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { realpathSync } from 'node:fs';
import { Client } from 'pg';

/** Whether the server behind `url` takes our password and serves this very folder: a pid or a port proves nothing. */
export async function servesCluster(url: string, cluster: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
    return realpathSync(rows[0]?.folder ?? '') === realpathSync(cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

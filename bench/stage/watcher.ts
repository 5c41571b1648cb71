import { Client } from 'pg';

/** Looks at a collector's database from outside, a few cheap rows at a time. */
export class Watcher {
  private constructor(private readonly client: Client) {}

  static async open(databaseUrl: string): Promise<Watcher> {
    const client = new Client({ connectionString: databaseUrl, application_name: 'bench watcher' });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('SET search_path = collector');
    return new Watcher(client);
  }

  /** Messages whose effect and position are committed. */
  handled(): Promise<number> {
    return this.number('SELECT coalesce(sum(next - start), 0) AS number FROM message_position');
  }

  lastOutgoing(): Promise<number> {
    return this.number('SELECT coalesce(max(seq), 0) AS number FROM message_outbox');
  }

  async isSentUpTo(seq: number): Promise<boolean> {
    return (await this.number('SELECT count(*) AS number FROM message_outbox WHERE seq <= $1', [seq])) === 0;
  }

  dueCases(): Promise<number> {
    return this.number('SELECT count(*) AS number FROM due WHERE at <= now()');
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async number(sql: string, values: unknown[] = []): Promise<number> {
    const { rows } = await this.client.query<{ number: string }>(sql, values);
    return Number(rows[0]!.number);
  }
}

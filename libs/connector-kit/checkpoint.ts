import type { EntityManager } from 'typeorm';

type Sql = Pick<EntityManager, 'query'>;

/**
 * How far a polling client has read of what an agency offers (a file's number, a page's cursor). Moved in the transaction
 * that keeps what was read, and only from where it was expected: of two processes that read the same, one moves it.
 */
export class Checkpoint {
  constructor(private readonly name: string) {}

  async find(sql: Sql): Promise<string | undefined> {
    const [row] = await sql.query<{ value: string }[]>(`SELECT value FROM checkpoint WHERE name = $1`, [this.name]);
    return row?.value;
  }

  /** Resolves to whether this caller moved it. */
  async move(sql: Sql, from: string | undefined, to: string): Promise<boolean> {
    const moved = await sql.query<unknown[]>(
      `INSERT INTO checkpoint (name, value)
       SELECT $1, $3 WHERE ($2::text IS NULL) <> EXISTS (SELECT FROM checkpoint WHERE name = $1)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, moved_at = now() WHERE checkpoint.value = $2 RETURNING 1`,
      [this.name, from ?? null, to],
    );
    return moved.length > 0;
  }
}

import type { EntityManager } from 'typeorm';

type Sql = Pick<EntityManager, 'query'>;

/**
 * How far a polling client has read of what an agency offers (a file's number, a page's cursor). Moved in the transaction
 * that keeps what was read, and only from where it was expected: of two processes that read the same, one moves it.
 */
export class Checkpoint {
  constructor(private readonly name: string) {}

  async find(sql: Sql): Promise<string | undefined> {
    const [row]: { value: string }[] = await sql.query(`SELECT value FROM checkpoint WHERE name = $1`, [this.name]);
    return row?.value;
  }

  /** Resolves to whether this caller moved it. */
  async move(sql: Sql, from: string | undefined, to: string): Promise<boolean> {
    const moved: unknown[] =
      from === undefined
        ? await sql.query(`INSERT INTO checkpoint (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`, [
            this.name,
            to,
          ])
        : (
            await sql.query(
              `UPDATE checkpoint SET value = $3, moved_at = now() WHERE name = $1 AND value = $2 RETURNING 1`,
              [this.name, from, to],
            )
          )[0];
    return moved.length > 0;
  }
}

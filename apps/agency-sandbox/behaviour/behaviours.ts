import type { Sql } from '#database';
import type { Behaviour } from './behaviour.js';

/**
 * What each agency was told, through restarts. Every filing, document and report asks for it, and it changes with a control
 * call only: it is read once and remembered. One process at a time plays the agencies.
 */
export class Behaviours {
  private known: Promise<Map<string, Behaviour>> | undefined;

  constructor(private readonly sql: Sql) {}

  async of(agency: string): Promise<Behaviour> {
    return (await this.all()).get(agency) ?? {};
  }

  /** The agencies that are told to be down. */
  async down(): Promise<string[]> {
    return [...(await this.all())].filter(([, { down }]) => down).map(([agency]) => agency);
  }

  /** Replaces all of it, in the transaction of `sql`: whoever takes that back calls `readAgain`. */
  async set(sql: Sql, agency: string, behaviour: Behaviour): Promise<void> {
    await sql.query(
      `INSERT INTO behaviour (agency, behaviour) VALUES ($1, $2) ON CONFLICT (agency) DO UPDATE SET behaviour = excluded.behaviour`,
      [agency, JSON.stringify(behaviour)],
    );
    (await this.all()).set(agency, behaviour);
  }

  readAgain(): void {
    this.known = undefined;
  }

  private all(): Promise<Map<string, Behaviour>> {
    this.known ??= this.read().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async read(): Promise<Map<string, Behaviour>> {
    const rows: { agency: string; behaviour: Behaviour }[] = await this.sql.query(
      'SELECT agency, behaviour FROM behaviour',
    );
    return new Map(rows.map(({ agency, behaviour }) => [agency, behaviour]));
  }
}

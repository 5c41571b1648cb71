import type { EntityManager } from 'typeorm';

/** Small integers for names that stand in millions of rows. A name that is new gets the next number, once for all processes. */
export class Dictionary {
  private readonly ids = new Map<string, number>();
  private readonly names = new Map<number, string>();

  constructor(private readonly table: 'path' | 'source') {}

  /** Called at start, outside of any transaction: a number that was rolled back must not be remembered. */
  async learn(sql: EntityManager, names: readonly string[]): Promise<void> {
    const sorted = [...new Set(names)].sort();
    await sql.query(`INSERT INTO ${this.table} (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [sorted]);
    for (const { id, name } of await sql.query<{ id: number; name: string }[]>(`SELECT id, name FROM ${this.table}`)) {
      this.ids.set(name, id);
      this.names.set(id, name);
    }
  }

  /** @throws Error for a name that was not learned: an unknown path must never become some other one. */
  idOf(name: string): number {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`the ${this.table} ${name} has no number yet`);
    return id;
  }

  nameOf(id: number): string {
    const name = this.names.get(id);
    if (name === undefined) throw new Error(`no ${this.table} has the number ${id}`);
    return name;
  }
}

import { isUuid, type Contracts } from '#contracts';
import type { Clock } from '#clock';
import type { KeptBy } from '#database';
import type { KeyStore } from '#key-store';
import type { Messaging } from '#messaging';
import type { Log, Metrics } from '#observability';
import type { DataSource, EntityManager } from 'typeorm';
import { purposeOf } from '../purposes.js';

/** What one service keeps tables by. */
export interface Keeping {
  readonly service: string;
  readonly retention: Readonly<Record<string, KeptBy>>;
  readonly contracts: Pick<Contracts, 'agencies' | 'retention'>;
  readonly dataSource: DataSource;
  readonly messaging: Messaging;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Residents at a time: whoever else wants to write about one of their partitions waits so long. */
const AT_A_TIME = 200;

interface OwnTable extends KeptBy {
  readonly table: string;
  readonly resident: string;
}

/**
 * Command: deletes what a service keeps of residents whose keys were destroyed, which nobody can read any more. Only where there
 * is something of somebody, and then as the only one who writes about them, so that no handler that began before writes it again.
 */
export class SweepErased {
  private readonly tables: readonly OwnTable[];
  private readonly purpose: string;
  private readonly deleted: ReturnType<Metrics['counter']>;
  /** How far the list of erasures is done. */
  private done = 0;
  private all = 0;

  constructor(private readonly keeping: Keeping) {
    const { service, retention, contracts, metrics } = keeping;
    this.tables = Object.entries(retention).flatMap(([table, { resident, ...rule }]) =>
      resident === undefined ? [] : [{ table, resident, ...rule }],
    );
    this.purpose = purposeOf(contracts.agencies)(service);
    const help = 'Rows that were deleted, and messages of the log that were emptied, since their resident was erased';
    this.deleted = metrics.counter('rows_of_erased_total', help, ['table']);
  }

  /** Nobody on the list was left for the next round. */
  get isDone(): boolean {
    return this.done === this.all;
  }

  /** @param anew also those who were swept before: an old copy of the database may have brought them back */
  async run(anew: boolean, stopping: AbortSignal): Promise<void> {
    const all = this.keeping.keys.erasures();
    this.all = all.length;
    const from = anew ? 0 : this.done;
    // Who stands on the list and still has keys is being erased just now, and comes with the next round.
    const pending = all.findIndex((one, index) => index >= from && !this.isDestroyed(one));
    const end = pending === -1 ? all.length : pending;
    const own = all.slice(from, end).filter(({ residentId }) => isUuid(residentId));
    const residents = [...new Set(own.map(({ residentId }) => residentId))];
    const counts = new Map<string, number>();
    const count = (table: string, rows: number): void =>
      void (rows > 0 && counts.set(table, (counts.get(table) ?? 0) + rows));
    const here = residents.filter((one) => this.keeping.keys.erasedSince(one, this.purpose) !== undefined);
    for (let next = 0; next < here.length && !stopping.aborted; next += AT_A_TIME)
      await this.sweep(here.slice(next, next + AT_A_TIME), count);
    count('log', await this.keeping.messaging.forget(residents, stopping));
    if (!stopping.aborted) this.done = end;
    this.tell(counts);
  }

  private isDestroyed({ residentId, purposes }: ReturnType<KeyStore['erasures']>[number]): boolean {
    return purposes.every((purpose) => this.keeping.keys.erasedSince(residentId, purpose) !== undefined);
  }

  private async sweep(residents: readonly string[], count: (table: string, rows: number) => void): Promise<void> {
    const { dataSource, messaging } = this.keeping;
    const left = await this.leftOf(dataSource.manager, residents);
    if (left.length === 0) return;
    await this.eraseNames(dataSource.manager, left);
    const deleted = await messaging.transact(left, async ({ sql }) => {
      const rows: [string, number][] = [];
      for (const one of this.tables) rows.push([one.table, await this.end(sql, one, left)]);
      return rows;
    });
    for (const [table, rows] of deleted) count(table, rows);
  }

  /** Those of whom there is something. */
  private async leftOf(sql: EntityManager, residents: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    for (const one of this.tables) {
      const rows = await sql.query<{ resident: string }[]>(
        `SELECT DISTINCT ${one.resident}::text AS resident FROM ${one.table} WHERE ${this.isTheirs(one)}`,
        [residents],
      );
      for (const { resident } of rows) found.add(resident);
    }
    return [...found];
  }

  /** What came for a name before it was known whose it is was sealed for the name. */
  private async eraseNames(sql: EntityManager, residents: readonly string[]): Promise<void> {
    const { keys, clock } = this.keeping;
    for (const one of this.tables) {
      if (one.name === undefined) continue;
      const rows = await sql.query<{ name: string }[]>(
        `SELECT ${one.name} AS name FROM ${one.table} WHERE ${this.isTheirs(one)}`,
        [residents],
      );
      for (const { name } of rows)
        if (keys.purposesOf(name).includes(this.purpose)) await keys.erase(name, [this.purpose], clock.now());
    }
  }

  private async end(sql: EntityManager, one: OwnTable, residents: readonly string[]): Promise<number> {
    if (one.name === undefined) {
      const [, rows] = await sql.query<[unknown[], number]>(`DELETE FROM ${one.table} WHERE ${this.isTheirs(one)}`, [
        residents,
      ]);
      return rows;
    }
    await sql.query(`UPDATE ${one.table} SET ${one.since} = $2 WHERE ${this.isTheirs(one)}`, [
      residents,
      this.keeping.clock.now(),
    ]);
    return 0;
  }

  /** What stays with a name is done once its days have begun. By the type of the column, so that its index is used. */
  private isTheirs({ resident, name, since }: OwnTable): string {
    const type = resident.endsWith('_id') ? 'uuid' : 'text';
    return `${resident} = ANY($1::${type}[])${name === undefined ? '' : ` AND ${since} IS NULL`}`;
  }

  private tell(counts: ReadonlyMap<string, number>): void {
    for (const [table, rows] of counts) this.deleted.inc({ table }, rows);
    if (counts.size > 0)
      this.keeping.log.info(Object.fromEntries(counts), 'deleted what was left of residents who were erased');
  }
}

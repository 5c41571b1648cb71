import { setTimeout as pause } from 'node:timers/promises';
import { Rounds } from '#clock';
import { unnest } from '#database';
import type { HashKey } from '#key-store';
import type { Health, Log } from '#observability';
import { KeyedHashes } from '#secrecy';
import type { DataSource } from 'typeorm';

interface Kept {
  readonly place: string;
  readonly kept: string;
}

/** So often it is looked whether somebody renewed the key. */
const LOOK_EVERY_MS = 1_000;
/** Not ready where that was not seen for so long: others may have written what is not found with the links known here. */
const BLIND_AT_MOST_MS = 10_000;
/** Every process of the service has seen a new link by then, and finds what is hashed with it. */
const SEEN_BY_ALL_MS = 5_000;
/** Pages of a table that are read at a time. */
const PAGES = 256;
const ROWS_AT_A_TIME = 500;
const TWICE = '23505';
const ROWS = unnest({ place: 'text', kept: 'text', fresh: 'text' });

/**
 * The hashes of one service, and what keeps them new: a link that somebody adds to their key is seen within a second, and
 * then every kept hash is hashed once more, some hundred rows at a time, while look-ups find the old and the new. Killed,
 * it goes on at the next start; it finds what is left by itself.
 */
export class RenewHashes {
  readonly hashes: KeyedHashes;
  private readonly looks: Rounds;
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** @param columns `<table>.<column>` of every kept hash: a text that holds one, or an array of them */
  constructor(
    private readonly key: HashKey,
    private readonly dataSource: DataSource,
    private readonly columns: readonly string[],
    private readonly log: Log,
  ) {
    this.hashes = new KeyedHashes(() => key.links);
    this.looks = new Rounds({
      round: async () => {
        if (await key.refresh()) this.renewSoon();
        return false;
      },
      everyMs: LOOK_EVERY_MS,
      onFault: (error) => log.warn({ error }, 'cannot see whether the key of hashes was renewed, looks again'),
    });
  }

  start(health: Health): void {
    health.register('hashes', () => this.looks.check(BLIND_AT_MOST_MS));
    if (this.key.links.length > 1) this.renewSoon();
    this.looks.start();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.looks.stop();
    await this.running;
  }

  private renewSoon(): void {
    const { signal } = this.ending;
    this.running = this.running
      .then(() => pause(SEEN_BY_ALL_MS, undefined, { signal, ref: false }))
      .then(() => this.renewAll())
      .catch((error: unknown) => {
        if (signal.aborted) return;
        this.log.warn({ error }, 'hashes were not all made anew, goes on');
        this.renewSoon();
      });
  }

  /** Until a look through all of them finds none to renew: somebody may have written one meanwhile. */
  private async renewAll(): Promise<void> {
    const counts: Record<string, number> = {};
    for (let renewed = 1; renewed > 0;) {
      renewed = 0;
      for (const name of this.columns) {
        const count = await this.renewColumn(name);
        renewed += count;
        if (count > 0) counts[name] = (counts[name] ?? 0) + count;
      }
    }
    this.log.info({ links: this.key.links.length, ...counts }, 'every hash is of the newest key');
  }

  private async renewColumn(name: string): Promise<number> {
    const [table = '', column = ''] = name.split('.');
    const [found] = await this.dataSource.query<{ pages: number }[]>(
      `SELECT (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int AS pages`,
      [table],
    );
    let renewed = 0;
    for (let page = 0; page < (found?.pages ?? 0); page += PAGES) {
      this.ending.signal.throwIfAborted();
      const rows = await this.dataSource.query<Kept[]>(
        `SELECT ctid::text AS place, ${column}::text AS kept FROM ${table}
          WHERE ctid >= $1::tid AND ctid < $2::tid AND ${column} IS NOT NULL`,
        [`(${page},0)`, `(${page + PAGES},0)`],
      );
      const old = rows.filter(({ kept }) => this.hashes.renewed(kept) !== kept);
      for (let from = 0; from < old.length; from += ROWS_AT_A_TIME)
        renewed += await this.renewRows(table, column, old.slice(from, from + ROWS_AT_A_TIME));
    }
    return renewed;
  }

  /** Of what somebody changed meanwhile nothing is written; the next look finds it. */
  private async renewRows(table: string, column: string, rows: readonly Kept[]): Promise<number> {
    const fresh = rows.map((row) => ({ ...row, fresh: this.hashes.renewed(row.kept) }));
    const type = column.endsWith('hashes') ? 'text[]' : 'text';
    try {
      const [, count] = await this.dataSource.query<[unknown[], number]>(
        `UPDATE ${table} SET ${column} = new.fresh::${type} FROM ${ROWS.as('new')}
          WHERE ${table}.ctid = new.place::tid AND ${table}.${column}::text = new.kept`,
        ROWS.values(fresh),
      );
      return count;
    } catch (error) {
      if ((error as { code?: string }).code !== TWICE) throw error;
      return rows.length === 1 ? 0 : this.oneByOne(table, column, rows);
    }
  }

  /** What was written again meanwhile, under the new hash, stands there twice until the old one has had its time. */
  private async oneByOne(table: string, column: string, rows: readonly Kept[]): Promise<number> {
    let renewed = 0;
    for (const row of rows) renewed += await this.renewRows(table, column, [row]);
    return renewed;
  }
}

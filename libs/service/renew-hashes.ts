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

interface Seen {
  /** Rows with a hash of before. */
  old: number;
  renewed: number;
  /** Of them those that stand there under the new hash as well. */
  twice: number;
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
const AGAIN_AFTER_MS = 100;
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

  /** Until a look through all of them finds none to renew: somebody may have written one meanwhile, or been at work on it. */
  private async renewAll(): Promise<void> {
    const counts: Record<string, number> = {};
    for (let left = 1; left > 0;) {
      left = 0;
      for (const name of this.columns) {
        const seen = await this.renewColumn(name);
        left += seen.old - seen.twice;
        if (seen.renewed > 0) counts[name] = (counts[name] ?? 0) + seen.renewed;
      }
      if (left > 0) await pause(AGAIN_AFTER_MS, undefined, { signal: this.ending.signal, ref: false });
    }
    this.log.info({ links: this.key.links.length, ...counts }, 'every hash is of the newest key');
  }

  private async renewColumn(name: string): Promise<Seen> {
    const [table = '', column = ''] = name.split('.');
    const [found] = await this.dataSource.query<{ pages: number }[]>(
      `SELECT (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int AS pages`,
      [table],
    );
    const seen = { old: 0, renewed: 0, twice: 0 };
    for (let page = 0; page < (found?.pages ?? 0); page += PAGES) {
      this.ending.signal.throwIfAborted();
      const rows = await this.dataSource.query<Kept[]>(
        `SELECT ctid::text AS place, ${column}::text AS kept FROM ${table}
          WHERE ctid >= $1::tid AND ctid < $2::tid AND ${column} IS NOT NULL`,
        [`(${page},0)`, `(${page + PAGES},0)`],
      );
      const old = rows.filter(({ kept }) => this.hashes.renewed(kept) !== kept);
      for (let from = 0; from < old.length; from += ROWS_AT_A_TIME)
        await this.renewRows(table, column, old.slice(from, from + ROWS_AT_A_TIME), seen);
    }
    return seen;
  }

  private async renewRows(table: string, column: string, rows: readonly Kept[], seen: Seen): Promise<void> {
    const fresh = rows.map((row) => ({ ...row, fresh: this.hashes.renewed(row.kept) }));
    try {
      const [, count] = await this.dataSource.query<[unknown[], number]>(update(table, column), ROWS.values(fresh));
      seen.old += rows.length;
      seen.renewed += count;
    } catch (error) {
      if ((error as { code?: string }).code !== TWICE) throw error;
      // What was written again meanwhile, under the new hash, stands there twice until the old one has had its time.
      if (rows.length > 1) for (const row of rows) await this.renewRows(table, column, [row], seen);
      else [seen.old, seen.twice] = [seen.old + 1, seen.twice + 1];
    }
  }
}

/** What others work on is passed over, so that nobody ever waits for it who is waited for; the next look finds it. */
function update(table: string, column: string): string {
  const type = column.endsWith('hashes') ? 'text[]' : 'text';
  return `WITH new AS MATERIALIZED (SELECT place::tid AS place, kept, fresh FROM ${ROWS.as('given')}),
    free AS MATERIALIZED (
      SELECT ctid AS place, ${column}::text AS kept FROM ${table}
       WHERE ctid = ANY (ARRAY(SELECT place FROM new)) FOR UPDATE SKIP LOCKED)
    UPDATE ${table} SET ${column} = new.fresh::${type} FROM free JOIN new USING (place, kept)
     WHERE ${table}.ctid = ANY (ARRAY(SELECT place FROM free)) AND ${table}.ctid = free.place`;
}

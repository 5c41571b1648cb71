import { danishDate, type Clock } from '#clock';
import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { GatheredNotices, type GatheredRow } from './gathered-notices.js';
import { nextMorning } from '#mails';
import { StillToTell } from './still-to-tell.js';

const MINUTE_MS = 60_000;
/** Who takes a mail has so long to send it; after that it is anybody's again. */
const LEASE_MS = 5 * MINUTE_MS;

/** The mail of a day to one address, to be sent by this caller alone. */
export interface DayLetter {
  /** The same however often it is tried. */
  id: string;
  rows: readonly GatheredRow[];
}

/**
 * Gathers what is to be said to an address into one mail, and sends no second one on the same Danish day. What is settled
 * by then is said no more.
 */
@Injectable()
export class DayMail {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly dataSource: DataSource,
    private readonly gathered: GatheredNotices,
    private readonly stillToTell: StillToTell,
  ) {}

  /** Undefined when nothing is due. */
  async claim(): Promise<DayLetter | undefined> {
    for (;;) {
      const found = await this.dataSource.transaction((sql) => this.claimFirst(sql, this.clock.now()));
      if (found !== 'looksOn') return found;
    }
  }

  private async claimFirst(sql: EntityManager, now: Date): Promise<DayLetter | 'looksOn' | undefined> {
    const due = await this.gathered.findDue(sql, now);
    if (!due) return undefined;
    if (due.addressHash === null) {
      await this.gathered.drop(sql, [due.id]);
      return 'looksOn';
    }
    // Of two processes the second finds here what the first left: nothing, or what waits for tomorrow.
    await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [due.addressHash]);
    return (await this.claimFor(sql, due.addressHash, now)) ?? 'looksOn';
  }

  private async claimFor(sql: EntityManager, addressHash: string, now: Date): Promise<DayLetter | undefined> {
    const { reminders } = this.contracts;
    const until = new Date(now.getTime() + reminders.gather * MINUTE_MS);
    const all = await this.gathered.lockAll(sql, addressHash, now, until);
    const rows = await this.stillToTell.among(sql, all);
    await this.gathered.drop(sql, idsOf(all.filter((row) => !rows.includes(row))));
    if (rows.length === 0) return undefined;
    const id = rows.find(({ letter }) => letter !== undefined)?.letter ?? uuidV7();
    if ((await this.gathered.letterOfDay(sql, addressHash, danishDate(now), id)) !== id) {
      await this.gathered.postpone(sql, idsOf(rows), nextMorning(reminders, now));
      return undefined;
    }
    await this.gathered.take(sql, idsOf(rows), id, new Date(now.getTime() + LEASE_MS));
    return { id, rows: rows.map((row) => ({ ...row, attempts: row.attempts + 1 })) };
  }
}

const idsOf = (rows: readonly GatheredRow[]): string[] => rows.map(({ id }) => id);

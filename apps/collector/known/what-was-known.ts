import { danishDate, type Clock } from '#clock';
import type { ProfileFact } from '#contracts';
import { profile } from '#profile';
import type { Log } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countingFacts } from '../case/counting-facts.js';
import { loadEvents } from '../store/events.js';
import { findResidentOfCase, loadFiled } from '../store/records.js';
import { Store } from '../store/store.js';
import { CLOCK, LOG } from '../tokens.js';

export interface KnownOn {
  /** The moment up to which the hub's knowledge counts. */
  knownAt: string;
  /** The day on which it is to hold; the day of `knownAt` unless given. */
  validOn?: string;
}

const AUDITOR = 'auditor';

/** "What did we know on that day": every fact is kept with the time it was observed, recorded and valid. */
@Injectable()
export class WhatWasKnown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** That it was read is on record first. The fact that stood, with what others said; undefined when nothing was known, or there is no such case. */
  async of(caseId: string, path: string, when: KnownOn): Promise<ProfileFact | undefined> {
    const sql = this.dataSource.manager;
    const residentId = await findResidentOfCase(sql, caseId);
    if (residentId === undefined || !this.store.contracts.findPath(path)) return undefined;
    await sql.query('INSERT INTO fact_read (resident_id, case_id, path, reader, at) VALUES ($1, $2, $3, $4, $5)', [
      ...[residentId, caseId, path, AUDITOR, this.clock.now().toISOString()],
    ]);
    this.log.info({ reader: AUDITOR, case: caseId, path }, 'what was known of a fact was read');
    const events = (await loadEvents(this.store, sql, [residentId])).get(residentId) ?? [];
    const known = events.filter(({ recordedAt }) => recordedAt <= when.knownAt);
    const filed = (await loadFiled(this.store, sql, [residentId])).get(residentId) ?? [];
    const facts = countingFacts(this.store.contracts, {
      facts: known.flatMap((event) => event.facts),
      said: known.flatMap(({ said }) => said ?? []),
      filed: filed.filter(({ filedAt }) => filedAt <= when.knownAt),
    });
    const validOn = when.validOn ?? danishDate(when.knownAt);
    return profile(this.store.contracts, facts, { validOn }).get(path);
  }
}

import { danishDate } from '#clock';
import { profile, type ProfileFact } from '#profile';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadEvents } from '../store/events.js';
import { findResidentOfCase } from '../store/records.js';
import { Store } from '../store/store.js';

export interface KnownOn {
  /** The moment up to which the hub's knowledge counts. */
  knownAt: string;
  /** The day on which it is to hold; the day of `knownAt` unless given. */
  validOn?: string;
}

/** "What did we know on that day": every fact is kept with the time it was observed, recorded and valid. */
@Injectable()
export class WhatWasKnown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: Store,
  ) {}

  /** The fact that stood, with what others said; undefined when nothing was known, or there is no such case. */
  async of(caseId: string, path: string, when: KnownOn): Promise<ProfileFact | undefined> {
    const sql = this.dataSource.manager;
    const residentId = await findResidentOfCase(sql, caseId);
    if (residentId === undefined) return undefined;
    const events = (await loadEvents(this.store, sql, [residentId])).get(residentId) ?? [];
    const facts = events.flatMap((event) => event.facts).filter((fact) => fact.path === path);
    const validOn = when.validOn ?? danishDate(when.knownAt);
    return profile(this.store.contracts, facts, { validOn, knownAt: when.knownAt }).get(path);
  }
}

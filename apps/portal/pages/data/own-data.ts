import type { Contracts } from '#contracts';
import { coverPlace, type HeldData, Telling } from '#held-data';
import { placeOf, type Visit } from '#pages';
import { Inject, Injectable } from '@nestjs/common';
import { ReadHeldData } from '../../export/held-data.js';
import { CONTRACTS } from '../../ground/tokens.js';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';

export interface ToldData {
  visit: OwnVisit;
  data: HeldData;
  telling: Telling;
}

/** Query: what is held about one of those in the application that is open, and how it is told to who looks. */
@Injectable()
export class OwnData {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: OwnVisits,
    private readonly heldData: ReadHeldData,
  ) {}

  /** @param which `?person=`. @throws ProblemError 401 where no application is open, 404 for a person who is not there */
  async find(looking: Visit, which: unknown): Promise<ToldData> {
    const visit = await this.visits.own(looking);
    const held = await this.heldData.of(visit.application, placeOf(which), visit);
    const data = visit.coversPlace ? coverPlace(this.contracts, held) : held;
    return { visit, data, telling: new Telling(this.contracts, visit, data.place === 0, visit.now) };
  }
}

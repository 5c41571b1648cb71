import type { Contracts, Process, Text } from '#contracts';
import type { Need, Needs, Overlap } from '#needs';
import { Inject, Injectable } from '@nestjs/common';
import { CONTRACTS, NEEDS } from '../ground/tokens.js';

export interface ShownAgency {
  agency: string;
  title: Text;
  takesPart: Process['takesPart'];
  waitsFor: Process['waitsFor'];
}

/** Queries: what the agencies' schemas say, for everybody to read. */
@Injectable()
export class ShowAgencies {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) private readonly needs: Needs,
  ) {}

  agencies(): ShownAgency[] {
    return this.contracts.agencies.map((agency) => {
      const { title, takesPart, waitsFor } = this.contracts.process(agency);
      return { agency, title, takesPart, waitsFor };
    });
  }

  findNeeds(agency: string): readonly Need[] | undefined {
    return this.contracts.agencies.includes(agency) ? this.needs.needList(agency) : undefined;
  }

  overlap(): Overlap {
    return this.needs.overlap();
  }
}

import { CaseCopy, elapsedOf } from '#case-copy';
import type { Clock } from '#clock';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK } from '../ground/tokens.js';
import { statisticsOf, type Statistics } from '#public-pages';

const NOTHING_COUNTED = { asked: 0, wouldHaveBeenAsked: 0, reused: 0 };

/** Query: figures over all cases, about no person. */
@Injectable()
export class ShowStatistics {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly elements: CaseCopy,
  ) {}

  async run(): Promise<Statistics> {
    const now = this.clock.now();
    const figures = await this.elements.figures(this.dataSource.manager);
    return statisticsOf(
      figures.flatMap(({ case: shown, counts = NOTHING_COUNTED, holder }) =>
        shown ? [{ status: shown.status, counts, elapsed: elapsedOf(holder?.segments ?? [], now) }] : [],
      ),
    );
  }
}

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
    const sql = this.dataSource.manager;
    const now = this.clock.now();
    const cases = await this.elements.all(sql, 'case');
    const counts = await this.elements.all(sql, 'counts');
    const holders = await this.elements.all(sql, 'holder');
    return statisticsOf(
      [...cases].map(([caseId, { status }]) => ({
        status,
        counts: counts.get(caseId) ?? NOTHING_COUNTED,
        elapsed: elapsedOf(holders.get(caseId)?.segments ?? [], now),
      })),
    );
  }
}

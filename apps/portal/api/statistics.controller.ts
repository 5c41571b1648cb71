import { Controller, Get } from '@nestjs/common';
import { Described } from './openapi/described.js';
import type { Statistics } from '#public-pages';
import { ShowStatistics } from '../statistics/show-statistics.js';

@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(private readonly statistics: ShowStatistics) {}

  @Get()
  @Described({
    summary: 'Figures over all cases; groups under five are withheld',
    answer: { status: 200, schema: 'Statistics' },
    problems: [],
  })
  show(): Promise<Statistics> {
    return this.statistics.run();
  }
}

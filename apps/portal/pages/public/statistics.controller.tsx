import type { Contracts } from '#contracts';
import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageAnswers } from '../../feedback/page-answers.js';
import { ShowStatistics } from '../../statistics/show-statistics.js';
import { CONTRACTS } from '../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { StatisticsPage } from '#public-pages';

@PageController('statistics')
export class StatisticsPageController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly pages: ShowPage,
    private readonly statistics: ShowStatistics,
    private readonly answers: PageAnswers,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (visit) => {
      const [figures, answers] = await Promise.all([this.statistics.run(), this.answers.list()]);
      return <StatisticsPage {...{ visit, contracts: this.contracts, figures, answers }} />;
    });
  }
}

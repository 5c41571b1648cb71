import type { Contracts } from '#contracts';
import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../../ground/tokens.js';
import { Instead, PageController, ShowPage } from '#pages';
import { CaseViews } from '../case-view.js';
import { FindCaseFacts } from './case-facts.js';
import { CorrectListPage } from './correct-list.js';

@PageController('case/correct')
export class CorrectListController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  list(@Query('person') person: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (visit) => {
      const view = await this.views.find(visit, person);
      if (view instanceof Instead) return view;
      return <CorrectListPage view={view} facts={await this.facts.of(view)} contracts={this.contracts} />;
    });
  }
}

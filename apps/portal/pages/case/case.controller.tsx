import type { Contracts } from '#contracts';
import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../tokens.js';
import { PageController } from '../frame/page-controller.js';
import { ShowPage } from '../frame/show-page.js';
import { Visits } from '../visit/visits.js';
import { CasePage, type Done } from './case-page.js';
import { CaseViews, placeOf } from './case-view.js';

const DONE: Readonly<Record<string, Done>> = {
  answered: 'wasAnswered',
  corrected: 'wasCorrected',
  withdrawn: 'wasWithdrawn',
};

@PageController('case')
export class CaseController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: Visits,
    private readonly views: CaseViews,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  async show(
    @Query('person') person: unknown,
    @Query('done') done: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.own(request);
    const view = await this.views.find(visit, placeOf(person, visit.application));
    if (!view) return this.pages.goTo(reply, '/application');
    const { asset } = this.pages;
    this.pages.send(
      reply,
      visit,
      <CasePage view={view} contracts={this.contracts} asset={asset} done={DONE[String(done)]} />,
    );
  }
}

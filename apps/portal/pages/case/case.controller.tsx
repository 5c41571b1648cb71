import type { Contracts } from '#contracts';
import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../ground/tokens.js';
import { Drafts } from '../application/drafts.js';
import { PageController, ShowPage } from '#pages';
import { CasePage } from './case-page.js';
import { CaseViews } from './case-view.js';
import { SayDone } from './done.js';

@PageController('case')
export class CaseController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly drafts: Drafts,
    private readonly sayDone: SayDone,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  async show(
    @Query('person') person: unknown,
    @Query('done') done: unknown,
    @Query('of') of: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const { application } = view.visit;
    const asksOthers = await this.drafts.asksOthers(application, await this.drafts.get(application, view.place));
    const { contracts } = this;
    const props = { view, contracts, asksOthers, done: await this.sayDone.of(view, done, of) };
    this.pages.send(reply, view.visit, <CasePage {...props} />);
  }
}

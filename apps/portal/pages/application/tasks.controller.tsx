import type { Contracts } from '#contracts';
import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Undelivered } from '../../notifications/undelivered.js';
import { CONTRACTS } from '../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { Drafts } from './drafts.js';
import { TasksPage } from './tasks-page.js';

@PageController('application')
export class TasksController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly drafts: Drafts,
    private readonly undelivered: Undelivered,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  async show(
    @Query('person') place: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.own(request);
    if (visit.application.submittedAt !== undefined) return this.pages.goTo(reply, '/case');
    const draft = await this.drafts.get(visit.application, place);
    const asked = await this.drafts.askedFor(visit.application, draft);
    const asksOthers = await this.drafts.asksOthers(visit.application, draft);
    const undelivered = await this.undelivered.listOf(this.dataSource.manager, visit.application, draft.person);
    const { contracts } = this;
    const props = { visit, contracts, draft, asked, asksOthers, undelivered };
    this.pages.send(reply, visit, <TasksPage {...props} />);
  }
}

import type { Contracts } from '#contracts';
import type { PageRequest } from '#fact-form';
import { Get, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { CONTRACTS } from '../../../ground/tokens.js';
import { Instead, PageController, ShowPage, type Visit } from '#pages';
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
  list(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (visit) => this.page(visit, request));
  }

  @Post()
  @RouteConfig({ takesForm: true })
  uncovered(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.uncovered(request, reply, (visit) => this.page(visit, request));
  }

  private async page(visit: Visit, { query }: PageRequest): Promise<JSX.Element | Instead> {
    const view = await this.views.find(visit, query.person);
    if (view instanceof Instead) return view;
    return <CorrectListPage view={view} facts={await this.facts.of(view)} contracts={this.contracts} />;
  }
}

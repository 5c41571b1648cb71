import type { Contracts } from '#contracts';
import { Get, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { CONTRACTS } from '../../ground/tokens.js';
import { Drafts } from '../application/drafts.js';
import type { PageRequest } from '#fact-form';
import { Instead, PageController, ShowPage, type Visit } from '#pages';
import { CasePage } from './case-page.js';
import { CaseViews } from './case-view.js';
import { SayKept } from '../erase/say-kept.js';
import { SayDone } from './done.js';

@PageController('case')
export class CaseController {
  @Inject(SayKept) private readonly kept!: SayKept;

  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly drafts: Drafts,
    private readonly sayDone: SayDone,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  show(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (visit) => this.page(visit, request));
  }

  @Post()
  @RouteConfig({ takesForm: true })
  uncovered(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.uncovered(request, reply, (visit) => this.page(visit, request));
  }

  private async page(visit: Visit, { query: { person, done, of } }: PageRequest): Promise<JSX.Element | Instead> {
    const view = await this.views.find(visit, person);
    if (view instanceof Instead) return view;
    const { application } = view.visit;
    const asksOthers = await this.drafts.asksOthers(application, await this.drafts.get(application, view.place));
    const kept = await this.kept.of(view.visit);
    const said = await this.sayDone.of(view, done, of);
    return <CasePage {...{ view, asksOthers, kept }} contracts={this.contracts} done={said} />;
  }
}

import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import type { PageRequest } from '#fact-form';
import { Get, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { CONTRACTS } from '../../ground/tokens.js';
import { Drafts } from '../application/drafts.js';
import { PageController, ShowPage, type Visit } from '#pages';
import { AskPage } from './ask-page.js';
import { DataPage } from './data-page.js';
import { knownFacts } from '#held-data';
import { OwnData } from './own-data.js';

/** What is held about somebody, to read and to ask about. */
@PageController('data')
export class DataController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly pages: ShowPage,
    private readonly ownData: OwnData,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  show(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (looking) => this.held(looking, request));
  }

  @Post()
  @RouteConfig({ takesForm: true })
  uncovered(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.uncovered(request, reply, (looking) => this.held(looking, request));
  }

  @Get('ask/:fact')
  ask(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (looking) => this.asked(looking, request));
  }

  @Post('ask/:fact')
  @RouteConfig({ takesForm: true })
  askUncovered(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.uncovered(request, reply, (looking) => this.asked(looking, request));
  }

  private async held(looking: Visit, { query }: PageRequest): Promise<JSX.Element> {
    const { visit, data, telling } = await this.ownData.find(looking, query.person);
    const { application } = visit;
    const asksOthers = await this.drafts.asksOthers(application, await this.drafts.get(application, data.place));
    return <DataPage {...{ visit, telling, data, asksOthers }} />;
  }

  private async asked(looking: Visit, { query, params }: PageRequest): Promise<JSX.Element> {
    const { visit, data, telling } = await this.ownData.find(looking, query.person);
    const { facts, disclosures, shown } = data;
    const known = knownFacts(this.contracts, { facts, conflicts: shown?.conflicts ?? [], disclosures });
    const fact = known.find(({ spec }) => spec.fact === params.fact);
    if (!fact) throw new ProblemError('notFound');
    return <AskPage {...{ visit, telling, data, fact }} />;
  }
}

import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../ground/tokens.js';
import { Drafts } from '../application/drafts.js';
import { PageController, ShowPage } from '#pages';
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
  show(@Query('person') person: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (looking) => {
      const { visit, data, telling } = await this.ownData.find(looking, person);
      const { application } = visit;
      const asksOthers = await this.drafts.asksOthers(application, await this.drafts.get(application, data.place));
      return <DataPage {...{ visit, telling, data, asksOthers }} />;
    });
  }

  @Get('ask/:fact')
  ask(
    @Param('fact') name: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.show(request, reply, async (looking) => {
      const { visit, data, telling } = await this.ownData.find(looking, person);
      const { facts, disclosures, shown } = data;
      const conflicts = shown?.conflicts ?? [];
      const fact = knownFacts(this.contracts, { facts, conflicts, disclosures }).find(({ spec }) => spec.fact === name);
      if (!fact) throw new ProblemError('notFound');
      return <AskPage {...{ visit, telling, data, fact }} />;
    });
  }
}

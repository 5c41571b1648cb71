import type { Contracts } from '#contracts';
import type { Needs } from '#needs';
import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS, NEEDS } from '../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { overlapModel, type OverlapModel, OverlapPage } from '#public-pages';

@PageController('overlap')
export class OverlapController {
  private readonly model: OverlapModel;

  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) needs: Needs,
    private readonly pages: ShowPage,
  ) {
    this.model = overlapModel(contracts, needs);
  }

  @Get()
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (visit) => (
      <OverlapPage visit={visit} contracts={this.contracts} model={this.model} />
    ));
  }
}

import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Frame } from '../frame/frame.js';
import { PageController } from '../frame/page-controller.js';
import { ShowPage } from '../frame/show-page.js';
import { Visits } from '../visit/visits.js';

@PageController()
export class StartController {
  constructor(
    private readonly visits: Visits,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    this.pages.send(
      reply,
      visit,
      <Frame visit={visit} title="Start" name="start" asset={this.pages.asset}>
        <h1>Ankomst</h1>
      </Frame>,
    );
  }
}

import { HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageController } from '#pages';
import { OwnVisits } from '../visit/visits.js';

/** Somebody is at a page that is open, and does something that sends nothing. */
@PageController('stay')
export class StayController {
  constructor(private readonly visits: OwnVisits) {}

  @Post()
  @HttpCode(204)
  async stay(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.visits.own(await this.visits.of(request));
    this.visits.stay(reply);
  }
}

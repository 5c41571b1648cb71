import { Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findLanguage, PageController, ShowPage, ownAddress } from '#pages';
import { OwnVisits } from '../visit/visits.js';

/** The other language, and back to the page one came from. Pages with a form change it by sending the form. */
@PageController('language')
export class LanguageController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
  ) {}

  @Get(':language')
  async choose(
    @Param('language') wanted: string,
    @Query('to') to: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.of(request);
    await this.visits.speak(reply, { ...visit, language: findLanguage(wanted) ?? visit.language });
    this.pages.goTo(reply, ownAddress(to) ?? '/');
  }
}

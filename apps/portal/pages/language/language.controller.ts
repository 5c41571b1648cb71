import { Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findLanguage } from '../frame/language.js';
import { PageController } from '../frame/page-controller.js';
import { ShowPage } from '../frame/show-page.js';
import { Visits } from '../visit/visits.js';
import { ownAddress } from '../visit/own-address.js';

/** The other language, and back to the page one came from. Pages with a form change it by sending the form. */
@PageController('language')
export class LanguageController {
  constructor(
    private readonly visits: Visits,
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

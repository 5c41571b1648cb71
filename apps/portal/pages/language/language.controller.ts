import { Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languages } from '../frame/language.js';
import { PageController } from '../frame/page-controller.js';
import { ShowPage } from '../frame/show-page.js';
import { chosenLanguage, Visits } from '../visit/visits.js';
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
    const language = languages.find((one) => one === wanted) ?? chosenLanguage(request);
    this.visits.speak(reply, language);
    await this.visits.remember(await this.visits.of(request), language);
    this.pages.goTo(reply, ownAddress(to) ?? '/');
  }
}

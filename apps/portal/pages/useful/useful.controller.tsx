import type { Contracts } from '#contracts';
import { refuse } from '#http';
import { Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageAnswers } from '../../feedback/page-answers.js';
import { CONTRACTS } from '../../ground/tokens.js';
import { PageController, ShowPage, readForm, ownAddress, PlainPage } from '#pages';
import { findAddress } from '#public-pages';
import { wayBack } from './way-back.js';
import { textsIn, textsInBoth } from '#texts';

const says = textsInBoth('apiProblem');

const usefulWords = textsIn('useful');

/** "Was this page useful", on every page. */
@PageController('useful')
export class UsefulController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly pages: ShowPage,
    private readonly answers: PageAnswers,
  ) {}

  @Post()
  @RouteConfig({ takesForm: true })
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const form = await readForm(request);
    const name = form.text('page');
    const useful = form.text('useful');
    const address = findAddress(this.contracts, name);
    refuse([
      ...(address === undefined ? [{ path: 'page', code: 'notInList', message: says.unknownPage }] : []),
      ...(useful === 'yes' || useful === 'no'
        ? []
        : [{ path: 'useful', code: 'notInList', message: says.unknownAnswer }]),
    ]);
    await this.answers.count(name, useful === 'yes');
    const back = wayBack(address ?? '/', request.headers.referer, request.host);
    this.pages.goTo(reply, `/useful/thanks?to=${encodeURIComponent(back)}`);
  }

  @Get('thanks')
  thank(@Query('to') to: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (visit) => {
      const words = usefulWords(visit);
      return (
        <PlainPage title={words.title} name="thanks" lead={words.lead}>
          <div class="actions">
            <a class="button button-primary" href={ownAddress(to) ?? '/'}>
              {words.back}
            </a>
            <a href="/statistics#useful">{words.report}</a>
          </div>
        </PlainPage>
      );
    });
  }
}

import type { Contracts } from '#contracts';
import { Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../../tokens.js';
import { PageController } from '../../frame/page-controller.js';
import { ShowPage } from '../../frame/show-page.js';
import { CaseViews, caseAddress } from '../case-view.js';
import { AskForFacts, type AskingPage } from './ask-for-facts.js';
import { answerable, fieldsOf } from './fact-fields.js';
import { QuestionsPage } from './questions-page.js';
import { SendAnswers } from './send-answers.js';

@PageController('case/questions')
export class QuestionsController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly askForFacts: AskForFacts,
    private readonly answers: SendAnswers,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  async ask(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageOf(request, person);
    if (!page) return this.pages.goTo(reply, '/application');
    await this.askForFacts.show(reply, page);
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async take(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageOf(request, person);
    if (!page) return this.pages.goTo(reply, '/application');
    if (page.fields.length === 0) return this.pages.goTo(reply, caseAddress(page.view.place));
    await this.askForFacts.take(request, reply, page);
  }

  private async pageOf(request: FastifyRequest, person: unknown): Promise<AskingPage | undefined> {
    const view = await this.views.find(request, person);
    if (!view) return undefined;
    const fields = view.questions.flatMap(({ path, agencies }) => fieldsOf(this.contracts, [path], agencies));
    const { asset } = this.pages;
    return {
      view,
      fields,
      show: (shown, context) => <QuestionsPage view={shown} fields={fields} context={context} asset={asset} />,
      send: (form, { values }) => this.answers.run(view, answerable(fields, form), form, values),
      next: caseAddress(view.place, '', 'answered'),
    };
  }
}

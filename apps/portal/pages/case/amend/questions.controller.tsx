import type { Contracts } from '#contracts';
import { Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ShowCaseParts } from '../../../cases/show-case-parts.js';
import { CONTRACTS } from '../../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { TAKES_FILES } from '../../files/keep-files.js';
import { CaseViews, caseAddress } from '../case-view.js';
import { askedTopics, type AskedTopic } from './asked-topics.js';
import { AskForFacts, type AskingPage } from './ask-for-facts.js';
import { answerable, factsAskedBy, fieldsOf } from './fact-fields.js';
import { QuestionsPage } from './questions-page.js';
import { SendAnswers } from './send-answers.js';

@PageController('case/questions')
export class QuestionsController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly askForFacts: AskForFacts,
    private readonly answers: SendAnswers,
    private readonly parts: ShowCaseParts,
    private readonly pages: ShowPage,
  ) {}

  @Get(['', ':topic'])
  async ask(
    @Param('topic') topic: string | undefined,
    @Query('person') person: unknown,
    @Query('done') done: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageOf(request, person, topic, done === 'answered');
    if (!page) return this.pages.goTo(reply, '/application');
    await this.askForFacts.show(reply, page);
  }

  @Post(['', ':topic'])
  @RouteConfig(TAKES_FILES)
  async take(
    @Param('topic') topic: string | undefined,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageOf(request, person, topic);
    if (!page) return this.pages.goTo(reply, '/application');
    const isGone = topic !== undefined && topic !== page.topic;
    if (page.fields.length === 0) return this.pages.goTo(reply, caseAddress(page.view.place));
    if (isGone) return this.pages.goTo(reply, caseAddress(page.view.place, 'questions'));
    await this.askForFacts.take(request, reply, page);
  }

  /** One topic of what is asked; the first one where none is named, or nothing is asked of it any longer. */
  private async pageOf(
    request: FastifyRequest,
    person: unknown,
    wanted: string | undefined,
    wasAnswered = false,
  ): Promise<(AskingPage & { topic?: string }) | undefined> {
    const view = await this.views.find(request, person);
    if (!view) return undefined;
    const { contracts } = this;
    const topics = askedTopics(contracts, view.questions);
    const at = Math.max(
      0,
      topics.findIndex(({ topic }) => topic === wanted),
    );
    const fields = (topics[at]?.questions ?? []).flatMap(({ path, agencies }) =>
      fieldsOf(contracts, factsAskedBy(contracts, view.person.statements, path), agencies),
    );
    return {
      view,
      topic: topics[at]?.topic,
      fields,
      show: (shown, context) => (
        <QuestionsPage {...{ view: shown, contracts, topics, at, fields, context, wasAnswered }} />
      ),
      send: async (form, { values }) => {
        const problems = await this.answers.run(view, answerable(fields, form), form, values);
        if (problems.length === 0) await this.parts.untilOthersThan(view.questions, view.caseId);
        return problems;
      },
      next: nextAddress(view.place, topics[at + 1]),
    };
  }
}

const nextAddress = (place: number, following: AskedTopic | undefined): string =>
  caseAddress(place, following && `questions/${following.topic}`, 'answered');

import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { TAKES_FILES } from '../../files/keep-files.js';
import { CaseViews, caseAddress } from '../case-view.js';
import type { Dispute } from '../dispute/disputes.js';
import { movedFacts } from '../move/moved-facts.js';
import { AskForFacts, type AskingPage } from './ask-for-facts.js';
import { FindCaseFacts } from './case-facts.js';
import { CorrectListPage } from './correct-list.js';
import { CorrectPage } from './correct-page.js';
import { fieldsOf, isOwn } from './fact-fields.js';
import { SendAnswers } from './send-answers.js';

@PageController('case/correct')
export class CorrectController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly askForFacts: AskForFacts,
    private readonly answers: SendAnswers,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  async list(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const facts = await this.facts.of(view);
    const { contracts } = this;
    this.pages.send(reply, view.visit, <CorrectListPage view={view} facts={facts} contracts={contracts} />);
  }

  @Get(':fact')
  async show(
    @Param('fact') fact: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageOf(request, person, fact);
    return typeof page === 'string' ? this.pages.goTo(reply, page) : this.askForFacts.show(reply, page);
  }

  @Post(':fact')
  @RouteConfig(TAKES_FILES)
  async take(
    @Param('fact') fact: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageOf(request, person, fact);
    return typeof page === 'string' ? this.pages.goTo(reply, page) : this.askForFacts.take(request, reply, page);
  }

  /**
   * Or the address of the page on which it is corrected: an address is moved as a whole, and against the word of who
   * decides there is an objection.
   * @throws ProblemError 404 for what is no fact, or not the resident's to correct.
   */
  private async pageOf(request: FastifyRequest, person: unknown, fact: string): Promise<AskingPage | string> {
    const view = await this.views.find(request, person);
    if (!view) return '/application';
    const { contracts } = this;
    if (!isOwn(contracts, fact)) throw new ProblemError('notFound');
    if (movedFacts(contracts).includes(fact)) return caseAddress(view.place, 'move');
    const isDecided = ({ decides, facts }: Dispute): boolean =>
      decides !== undefined && facts.some(({ path }) => path === fact);
    const isAnswered = view.answered.some(
      ({ facts, result }) => result !== 'agreed' && facts.some((one) => one.fact === fact),
    );
    if (view.disputes.some(isDecided) || isAnswered) return caseAddress(view.place, `objection/${fact}`);
    const fields = fieldsOf(contracts, [fact], []);
    const source = (await this.facts.of(view)).sources.get(fact) ?? '';
    const isAgencys = contracts.agencies.includes(source);
    return {
      view,
      fields,
      show: async (shown, context, facts) => {
        const holders = await this.facts.holdersOf(shown, fact);
        return <CorrectPage {...{ view: shown, contracts, fact, facts, holders, fields, context }} />;
      },
      send: (form, { values }) =>
        form.has('retract') ? this.answers.retract(view, fields, fact) : this.answers.run(view, fields, form, values),
      next: isAgencys
        ? caseAddress(view.place, '', 'kept', [source])
        : caseAddress(view.place, '', 'corrected', [fact]),
    };
  }
}

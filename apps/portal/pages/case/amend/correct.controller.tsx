import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../../tokens.js';
import { changeEntries } from '../../form/change-entries.js';
import type { FieldProblem } from '../../form/read-value.js';
import { languages } from '../../frame/language.js';
import { PageController } from '../../frame/page-controller.js';
import { ShowPage } from '../../frame/show-page.js';
import { readForm, type Form } from '../../visit/form.js';
import { Visits } from '../../visit/visits.js';
import { CaseViews, caseAddress, type CaseView } from '../case-view.js';
import { FindCaseFacts } from './case-facts.js';
import { CorrectListPage } from './correct-list.js';
import { CorrectPage } from './correct-page.js';
import { fieldsOf, filledWith, isOwn } from './fact-fields.js';
import { documentAddress } from './questions.controller.js';
import { SendAnswers } from './send-answers.js';

@PageController('case/correct')
export class CorrectController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: Visits,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
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
    this.pages.send(
      reply,
      view.visit,
      <CorrectListPage view={view} facts={facts} contracts={contracts} asset={this.pages.asset} />,
    );
  }

  @Get(':fact')
  async show(
    @Param('fact') fact: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const fields = this.fieldsOf(fact);
    const { values, absent } = await this.facts.of(view);
    await this.render(reply, view, fact, filledWith(fields, values, absent), []);
  }

  @Post(':fact')
  @RouteConfig({ takesForm: true })
  async take(
    @Param('fact') fact: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const fields = this.fieldsOf(fact);
    const form = await readForm(request);
    const language = languages.find((one) => one === form.text('language'));
    if (language) {
      this.visits.speak(reply, language);
      return this.render(reply, { ...view, visit: { ...view.visit, language } }, fact, form, []);
    }
    const entries = changeEntries(form);
    if (entries) return this.render(reply, view, fact, entries, []);
    const { values } = await this.facts.of(view);
    const sent = form.has('retract')
      ? { problems: await this.answers.retract(view, fields, fact), form }
      : await this.answers.run(view, fields, form, values);
    if (sent.problems.length > 0) return this.render(reply, view, fact, sent.form, sent.problems);
    this.pages.goTo(reply, caseAddress(view.place, '', 'corrected'));
  }

  /** @throws ProblemError 404 for what is no fact, or not the resident's to correct. */
  private fieldsOf(fact: string): ReturnType<typeof fieldsOf> {
    if (!isOwn(this.contracts, fact)) throw new ProblemError('notFound');
    return fieldsOf(this.contracts, [fact], []);
  }

  private async render(
    reply: FastifyReply,
    view: CaseView,
    fact: string,
    form: Form,
    problems: readonly FieldProblem[],
  ): Promise<void> {
    const page = (
      <CorrectPage
        view={view}
        contracts={this.contracts}
        fact={fact}
        facts={await this.facts.of(view)}
        holders={await this.facts.holdersOf(view, fact)}
        fields={this.fieldsOf(fact)}
        context={{ language: view.visit.language, form, problems, documentAddress }}
        asset={this.pages.asset}
      />
    );
    this.pages.send(reply, view.visit, page, problems.length > 0 ? 422 : 200);
  }
}

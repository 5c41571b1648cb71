import type { Contracts } from '#contracts';
import { Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../../tokens.js';
import type { AskedField } from '../../form/asked-field.js';
import { changeEntries } from '../../form/change-entries.js';
import type { FieldProblem } from '../../form/read-value.js';
import { languages } from '../../frame/language.js';
import { PageController } from '../../frame/page-controller.js';
import { ShowPage } from '../../frame/show-page.js';
import { readForm, type Form } from '../../visit/form.js';
import { Visits } from '../../visit/visits.js';
import { CaseViews, caseAddress, type CaseView } from '../case-view.js';
import { FindCaseFacts } from './case-facts.js';
import { answerable, fieldsOf, filledWith } from './fact-fields.js';
import { QuestionsPage } from './questions-page.js';
import { SendAnswers } from './send-answers.js';

@PageController('case/questions')
export class QuestionsController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: Visits,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly answers: SendAnswers,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  async ask(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const fields = this.fieldsOf(view);
    const { values, absent } = await this.facts.of(view);
    this.render(reply, view, fields, filledWith(fields, values, absent), []);
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async take(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const form = await readForm(request);
    const fields = this.fieldsOf(view);
    const language = languages.find((one) => one === form.text('language'));
    if (language) {
      this.visits.speak(reply, language);
      return this.render(reply, { ...view, visit: { ...view.visit, language } }, fields, form, []);
    }
    const entries = changeEntries(form);
    if (entries) return this.render(reply, view, fields, entries, []);
    if (fields.length === 0) return this.pages.goTo(reply, caseAddress(view.place));
    const { values } = await this.facts.of(view);
    const sent = await this.answers.run(view, answerable(fields, form), form, values);
    if (sent.problems.length > 0) return this.render(reply, view, fields, sent.form, sent.problems);
    this.pages.goTo(reply, caseAddress(view.place, '', 'answered'));
  }

  private fieldsOf({ questions }: CaseView): AskedField[] {
    return questions.flatMap(({ path, agencies }) => fieldsOf(this.contracts, [path], agencies));
  }

  private render(
    reply: FastifyReply,
    view: CaseView,
    fields: readonly AskedField[],
    form: Form,
    problems: readonly FieldProblem[],
  ): void {
    const context = { language: view.visit.language, form, problems, documentAddress };
    const page = <QuestionsPage view={view} fields={fields} context={context} asset={this.pages.asset} />;
    this.pages.send(reply, view.visit, page, problems.length > 0 ? 422 : 200);
  }
}

export const documentAddress = (documentId: string): string => `/application/documents/${documentId}`;

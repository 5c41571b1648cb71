import type { HouseholdRules } from '#intake';
import { Get, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { RULES } from '../../ground/tokens.js';
import { Instead, PageController, ShowPage, readForm, type Form, type Visit } from '#pages';
import {
  FormPage,
  missingAt,
  readFacts,
  type FieldContext,
  type PageRequest,
  type ReadFacts,
  type Taken,
} from '#fact-form';
import { OwnVisits } from '../visit/visits.js';
import { BeginApplication } from './begin-application.js';
import { firstFields, planOf } from './plan.js';
import { PLANNED, StartPage } from './start-page.js';

@PageController()
export class StartController extends FormPage<Visit> {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly beginApplication: BeginApplication,
  ) {
    super();
  }

  protected find(visit: Visit): Visit {
    return { ...visit, address: '/' };
  }

  protected show(visit: Visit, context: FieldContext): JSX.Element {
    return this.page(visit, context, context.problems.length === 0 && context.form.has(PLANNED));
  }

  protected take(visit: Visit, form: Form): Taken {
    const { answers, problems } = this.read(form);
    const missing = firstFields(this.rules)
      .filter(({ spec }) => !answers.has(spec.fact) && !problems.some(({ name }) => name.startsWith(spec.fact)))
      .map(missingAt);
    const wrong = [...problems, ...missing];
    if (wrong.length > 0) return wrong;
    return Instead.show(this.page(visit, { language: visit.language, form, problems: [] }, true));
  }

  /** By POST, since what people answer must stand in no address. */
  @Post('plan')
  @RouteConfig({ takesForm: true })
  override post(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return super.post(request, reply);
  }

  /** A page reloaded or come back to. */
  @Get('plan')
  again(@Res() reply: FastifyReply): void {
    this.pages.goTo(reply, '/');
  }

  /** What was answered already is not asked again; what does not hold is asked on its page. */
  @Post('begin')
  @RouteConfig({ takesForm: true })
  begin(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async ({ language }) => {
      const form = await readForm(request);
      const { answers } = this.read(form);
      const opened = await this.beginApplication.run(answers, form.text('with'), language, request.ip);
      await this.visits.begin(reply, opened.accessToken);
      return Instead.goTo('/code');
    });
  }

  private read(form: Form): ReadFacts {
    return readFacts(this.rules.contracts, form, firstFields(this.rules), new Map(), new Map());
  }

  private page(visit: Visit, context: FieldContext, isPlanned: boolean): JSX.Element {
    const { contracts } = this.rules;
    const { form } = context;
    const plan = isPlanned ? planOf(this.rules, this.read(form).answers, form.text('job') === 'yes') : undefined;
    return <StartPage {...{ visit, contracts, fields: firstFields(this.rules), context, plan }} />;
  }
}

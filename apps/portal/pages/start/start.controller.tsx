import type { Contracts } from '#contracts';
import type { Needs } from '#needs';
import { Get, Inject, Ip, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS, NEEDS } from '../../ground/tokens.js';
import { PageController, ShowPage, formFrom, readForm, type Form, type Visit } from '#pages';
import { readFacts, type ReadFacts, missingAt, type FieldProblem } from '#fact-form';
import { OwnVisits } from '../visit/visits.js';
import { BeginApplication } from './begin-application.js';
import { firstFields, planOf, type Plan } from './plan.js';
import { PLANNED, StartPage } from './start-page.js';

@PageController()
export class StartController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) private readonly needs: Needs,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly beginApplication: BeginApplication,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.render(reply, await this.visits.of(request), formFrom({}), []);
  }

  /** By POST, since what people answer must stand in no address. */
  @Post('plan')
  @RouteConfig({ takesForm: true })
  async plan(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = { ...(await this.visits.of(request)), address: '/' };
    const form = await readForm(request);
    const { answers, problems } = this.read(form);
    const turned = await this.visits.inLanguageSent(visit, form, reply);
    if (turned) return this.render(reply, turned, form, [], form.has(PLANNED) ? this.planOf(form, answers) : undefined);
    const missing = firstFields(this.contracts, this.needs)
      .filter(({ spec }) => !answers.has(spec.fact) && !problems.some(({ name }) => name.startsWith(spec.fact)))
      .map(missingAt);
    const wrong = [...problems, ...missing];
    if (wrong.length > 0) return this.render(reply, visit, form, wrong);
    this.render(reply, visit, form, [], this.planOf(form, answers));
  }

  /** A page reloaded or come back to. */
  @Get('plan')
  again(@Res() reply: FastifyReply): void {
    this.pages.goTo(reply, '/');
  }

  /** What was answered already is not asked again; what does not hold is asked on its page. */
  @Post('begin')
  @RouteConfig({ takesForm: true })
  async begin(@Ip() from: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const form = await readForm(request);
    const { answers } = this.read(form);
    const opened = await this.beginApplication.run(answers, form.text('with'), visit.language, from);
    await this.visits.begin(reply, opened.accessToken);
    this.pages.goTo(reply, '/code');
  }

  private planOf(form: Form, answers: ReadFacts['answers']): Plan {
    return planOf(this.contracts, this.needs, answers, form.text('job') === 'yes');
  }

  private read(form: Form): ReadFacts {
    return readFacts(this.contracts, form, firstFields(this.contracts, this.needs), new Map(), new Map());
  }

  private render(reply: FastifyReply, visit: Visit, form: Form, problems: readonly FieldProblem[], plan?: Plan): void {
    const { contracts } = this;
    const fields = firstFields(contracts, this.needs);
    const context = { language: visit.language, form, problems };
    const page = <StartPage {...{ visit, contracts, fields, context, plan }} />;
    this.pages.send(reply, visit, page, problems.length > 0 ? 422 : 200);
  }
}

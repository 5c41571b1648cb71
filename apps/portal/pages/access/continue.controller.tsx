import { ProblemError } from '#http';
import { Get, Ip, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenSession } from '../../sessions/open-session.js';
import type { FieldProblem } from '../form/read-value.js';
import { PageController } from '../frame/page-controller.js';
import { ShowPage } from '../frame/show-page.js';
import { formFrom, readForm, type Form } from '../visit/form.js';
import type { Visit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { accessWords, continueWords } from './access-words.js';
import { ContinuePage } from './continue-page.js';
import { missing, inBoth } from './missing.js';
import { minutesToWait } from './wait.js';

const LONGEST = 100;

@PageController('continue')
export class ContinueController {
  constructor(
    private readonly visits: Visits,
    private readonly pages: ShowPage,
    private readonly openSession: OpenSession,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.render(reply, await this.visits.of(request), formFrom({}), []);
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async open(@Ip() address: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const form = await readForm(request);
    const turned = await this.visits.turned(visit, form, reply);
    if (turned) return this.render(reply, turned, form, []);
    const problems = [
      ...missing(form, 'reference', accessWords, 'referenceMissing'),
      ...missing(form, 'code', continueWords, 'codeMissing'),
    ];
    if (problems.length > 0) return this.render(reply, visit, form, problems);
    await this.tryToOpen(reply, visit, form, address);
  }

  private async tryToOpen(reply: FastifyReply, visit: Visit, form: Form, address: string): Promise<void> {
    const reference = form.text('reference').slice(0, LONGEST);
    const code = form.text('code').slice(0, LONGEST);
    try {
      const { accessToken, applicationId, caseId } = await this.openSession.run(reference, code, address);
      this.visits.begin(reply, accessToken);
      await this.visits.remember({ ...visit, applicationId });
      this.pages.goTo(reply, caseId === undefined ? '/application' : '/case');
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.code === 'tooManyAttempts') return this.render(reply, visit, form, [], error);
      if (error.code !== 'unauthorised') throw error;
      this.render(reply, visit, form, [{ name: 'code', message: inBoth(continueWords, 'wrong') }]);
    }
  }

  private render(
    reply: FastifyReply,
    visit: Visit,
    form: Form,
    problems: readonly FieldProblem[],
    tooMany?: ProblemError,
  ): void {
    const wait = tooMany && minutesToWait(tooMany);
    if (tooMany) void reply.headers(tooMany.headers);
    const page = <ContinuePage {...{ visit, form, problems, wait, asset: this.pages.asset }} />;
    this.pages.send(reply, visit, page, tooMany ? 429 : problems.length > 0 ? 422 : 200);
  }
}

import { ProblemError } from '#http';
import { Get, Ip, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenSession } from '../../sessions/open-session.js';
import type { FieldProblem } from '#fact-form';
import { PageController, ShowPage, type Form, type Visit } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { AccessForm, type AccessPage } from './access-form.js';
import { accessWords, continueWords } from './access-words.js';
import { ContinuePage } from './continue-page.js';
import { missing, inBoth } from './missing.js';

const LONGEST = 100;

@PageController('continue')
export class ContinueController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly openSession: OpenSession,
    private readonly accessForm: AccessForm,
  ) {}

  @Get()
  show(@Ip() address: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.accessForm.show(request, reply, this.page(reply, address));
  }

  @Post()
  @RouteConfig({ takesForm: true })
  open(@Ip() address: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.accessForm.take(request, reply, this.page(reply, address));
  }

  private page(reply: FastifyReply, address: string): AccessPage {
    return {
      Page: ContinuePage,
      check: (form) => [
        ...missing(form, 'reference', accessWords, 'referenceMissing'),
        ...missing(form, 'code', continueWords, 'codeMissing'),
      ],
      attempt: (form, visit) => this.attempt(reply, visit, form, address),
    };
  }

  private async attempt(reply: FastifyReply, visit: Visit, form: Form, address: string): Promise<FieldProblem[]> {
    const reference = form.text('reference').slice(0, LONGEST);
    const code = form.text('code').slice(0, LONGEST);
    try {
      const { accessToken, applicationId, caseId } = await this.openSession.run(reference, code, address, 'browser');
      await this.visits.begin(reply, accessToken);
      await this.visits.remember({ ...visit, applicationId });
      this.pages.goTo(reply, caseId === undefined ? '/application' : '/case');
      return [];
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'unauthorised') throw error;
      return [{ name: 'code', message: inBoth(continueWords, 'wrong') }];
    }
  }
}

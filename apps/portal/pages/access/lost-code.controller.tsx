import { ProblemError } from '#http';
import { Get, Ip, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskForLink } from '../../sessions/ask-for-link.js';
import type { FieldProblem } from '../form/read-value.js';
import { PageController } from '../frame/page-controller.js';
import { ShowPage } from '../frame/show-page.js';
import { formFrom, readForm, type Form } from '../visit/form.js';
import type { Visit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { accessWords, lostCodeWords } from './access-words.js';
import { LinkSentPage, LostCodePage } from './lost-code-page.js';
import { inBoth, missing } from './missing.js';
import { minutesToWait } from './wait.js';

const LONGEST_REFERENCE = 100;
const LONGEST_ADDRESS = 254;

@PageController('lost-code')
export class LostCodeController {
  constructor(
    private readonly visits: Visits,
    private readonly pages: ShowPage,
    private readonly askForLink: AskForLink,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.render(reply, await this.visits.of(request), formFrom({}), []);
  }

  /** The same for everybody, whether or not there is such an application. */
  @Get('sent')
  async sent(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    this.pages.send(reply, visit, <LinkSentPage visit={visit} asset={this.pages.asset} />);
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async ask(@Ip() from: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const form = await readForm(request);
    const turned = await this.visits.turned(visit, form, reply);
    if (turned) return this.render(reply, turned, form, []);
    const problems = [
      ...missing(form, 'reference', accessWords, 'referenceMissing'),
      ...(/^\S+@\S+$/.test(form.text('email'))
        ? []
        : [{ name: 'email', message: inBoth(lostCodeWords, 'emailMissing') }]),
    ];
    if (problems.length > 0) return this.render(reply, visit, form, problems);
    try {
      const reference = form.text('reference').slice(0, LONGEST_REFERENCE);
      await this.askForLink.run(reference, form.text('email').slice(0, LONGEST_ADDRESS), from);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'tooManyAttempts') throw error;
      return this.render(reply, visit, form, [], error);
    }
    this.pages.goTo(reply, '/lost-code/sent');
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
    const page = <LostCodePage {...{ visit, form, problems, wait, asset: this.pages.asset }} />;
    this.pages.send(reply, visit, page, tooMany ? 429 : problems.length > 0 ? 422 : 200);
  }
}

import type { Contracts } from '#contracts';
import { startTopic, type Needs } from '#needs';
import { Get, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS, NEEDS } from '../../ground/tokens.js';
import { PageController, ShowPage, formFrom, readForm, type Form } from '#pages';
import type { FieldProblem } from '#fact-form';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { CheckPage } from './check-page.js';
import { checkWords } from './check-words.js';
import { Drafts } from './drafts.js';
import { nameField, SHARING, TRUTH } from './sign.js';
import { SignAndSend } from './sign-and-send.js';

@PageController('application/check')
export class CheckController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) private readonly needs: Needs,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly drafts: Drafts,
    private readonly signAndSend: SignAndSend,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.own(request);
    if (visit.application.submittedAt !== undefined) return this.pages.goTo(reply, '/receipt');
    await this.render(reply, visit, formFrom({}), []);
  }

  /** Sent twice, or from two windows: the first one counts, and both see the receipt. */
  @Post()
  @RouteConfig({ takesForm: true })
  async sign(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.own(request);
    const { application } = visit;
    if (application.submittedAt !== undefined) return this.pages.goTo(reply, '/receipt');
    const form = await readForm(request);
    const turned = await this.visits.inLanguageSent(visit, form, reply);
    if (turned) return this.render(reply, turned, form, []);
    if (form.has('leave')) return this.pages.goTo(reply, '/leave');
    const problems = await this.problemsOf(visit, form);
    if (problems.length > 0) return this.render(reply, visit, form, problems);
    await this.signAndSend.run(application, (place) => form.text(nameField(place)));
    this.pages.goTo(reply, '/receipt');
  }

  private async problemsOf({ application }: OwnVisit, form: Form): Promise<FieldProblem[]> {
    const drafts = await this.drafts.all(application);
    const da = checkWords({ language: 'da' });
    const en = checkWords({ language: 'en' });
    const problem = (
      name: string,
      key: 'truthMissing' | 'sharingMissing' | 'nameMissing' | 'startFirst',
    ): FieldProblem => ({
      name,
      message: { da: da[key], en: en[key] },
    });
    const signers = drafts.filter(({ person }) => person.relation !== 'child');
    const isStarted = drafts[0]?.pages.some(({ topic }) => topic !== startTopic) === true;
    return [
      ...(isStarted ? [] : [problem('start', 'startFirst')]),
      ...(form.text(TRUTH) === 'true' ? [] : [problem(TRUTH, 'truthMissing')]),
      ...(form.text(SHARING) === 'true' ? [] : [problem(SHARING, 'sharingMissing')]),
      ...signers
        .filter(({ place }) => form.text(nameField(place)) === '')
        .map(({ place }) => problem(nameField(place), 'nameMissing')),
    ];
  }

  private async render(
    reply: FastifyReply,
    visit: OwnVisit,
    form: Form,
    problems: readonly FieldProblem[],
  ): Promise<void> {
    const drafts = await this.drafts.all(visit.application);
    const { contracts, needs } = this;
    const context = { language: visit.language, form, problems };
    const page = <CheckPage {...{ visit, contracts, needs, drafts, context }} />;
    this.pages.send(reply, visit, page, problems.length > 0 ? 422 : 200);
  }
}

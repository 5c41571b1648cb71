import { Get, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenByLink } from '../../sessions/open-by-link.js';
import { readValue, type FieldProblem } from '#fact-form';
import { PageController, ShowPage, formFrom, readForm, type Form, type Visit } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { returnWords } from './access-words.js';
import { inBoth } from './missing.js';
import { BIRTH_DATE, birthDateSchema, GoneLinkPage, ReturnPage } from './return-page.js';

@PageController('return/:token')
export class ReturnController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly openByLink: OpenByLink,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    if (!(await this.openByLink.isOpen(token))) return this.gone(reply, visit);
    this.render(reply, visit, formFrom({}), []);
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async open(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const form = await readForm(request);
    const turned = await this.visits.inLanguageSent(visit, form, reply);
    if (turned) return this.render(reply, turned, form, []);
    const wrong = [{ name: `${BIRTH_DATE}.day`, message: inBoth(returnWords, 'wrong') }];
    const { value } = readValue(form, BIRTH_DATE, birthDateSchema, new Map());
    if (typeof value !== 'string') return this.render(reply, visit, form, wrong);
    const opened = await this.openByLink.run(token, value);
    if (opened === 'gone') return this.gone(reply, visit);
    if (opened === 'wrong') return this.render(reply, visit, form, wrong);
    await this.visits.begin(reply, opened.accessToken);
    await this.visits.remember({ ...visit, applicationId: opened.applicationId });
    this.pages.goTo(reply, opened.hasNewCode ? '/code' : opened.isSubmitted ? '/case' : '/application');
  }

  private gone(reply: FastifyReply, visit: Visit): void {
    this.pages.send(reply, visit, <GoneLinkPage visit={visit} />);
  }

  private render(reply: FastifyReply, visit: Visit, form: Form, problems: readonly FieldProblem[]): void {
    const page = <ReturnPage {...{ visit, action: visit.address, form, problems }} />;
    this.pages.send(reply, visit, page, problems.length > 0 ? 422 : 200);
  }
}

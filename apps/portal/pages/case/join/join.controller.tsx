import { ProblemError } from '#http';
import { Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageController, ShowPage, readForm } from '#pages';
import { OwnVisits } from '../../visit/visits.js';
import { CaseViews, type CaseView } from '../case-view.js';
import { BeginJoined } from './begin-joined.js';
import { FIELD, JoinPage } from './join-page.js';
import { joinWords } from './join-words.js';

@PageController('case/join')
export class JoinController {
  constructor(
    private readonly views: CaseViews,
    private readonly visits: OwnVisits,
    private readonly beginJoined: BeginJoined,
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
    this.render(reply, view);
  }

  /** The new application is open in this browser from then on; its code is shown once. */
  @Post()
  @RouteConfig({ takesForm: true })
  async open(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const form = await readForm(request);
    const turned = await this.views.turned(view, form, reply);
    const relation = form.text(FIELD);
    if (turned) return this.render(reply, turned, relation);
    if (relation !== 'spouse' && relation !== 'child') return this.render(reply, view, relation, 'choose');
    try {
      await this.visits.begin(reply, await this.beginJoined.run(view.caseId, relation));
      this.pages.goTo(reply, '/code');
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'conflict') throw error;
      this.render(reply, view, relation, 'taken');
    }
  }

  private render(reply: FastifyReply, view: CaseView, chosen?: string, problem?: 'choose' | 'taken'): void {
    const message = problem && {
      da: joinWords({ language: 'da' })[problem],
      en: joinWords({ language: 'en' })[problem],
    };
    const problems = message ? [{ name: FIELD, message }] : [];
    const page = <JoinPage {...{ view, problems, chosen }} />;
    this.pages.send(reply, view.visit, page, problem ? 422 : 200);
  }
}

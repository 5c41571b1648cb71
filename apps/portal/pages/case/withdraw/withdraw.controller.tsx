import { Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WithdrawCase } from '../../../cases/withdraw-case.js';
import { PageController, ShowPage, readForm } from '#pages';
import { CaseViews, caseAddress } from '../case-view.js';
import { ALL, ASKED, ConfirmWithdrawalPage, FIELD, withdrawable, WithdrawPage } from './withdraw-page.js';

@PageController('case/withdraw')
export class WithdrawController {
  constructor(
    private readonly views: CaseViews,
    private readonly withdrawCase: WithdrawCase,
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
    this.pages.send(reply, view.visit, <WithdrawPage view={view} />);
  }

  /** First what follows, then the deed. */
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
    const turned = await this.views.turned(view, form, reply);
    const chosen = form.text(FIELD);
    if (turned && !form.has(ASKED))
      return this.pages.send(reply, turned.visit, <WithdrawPage view={turned} chosen={chosen} />);
    const shown = turned ?? view;
    if (withdrawable(shown).length === 0)
      return this.pages.send(reply, shown.visit, <WithdrawPage view={shown} />, turned ? 200 : 409);
    const agency = withdrawable(shown).find((party) => party.agency === chosen);
    if (!agency && chosen !== ALL)
      return this.pages.send(reply, shown.visit, <WithdrawPage view={shown} isUnchosen />, 422);
    if (turned || form.text('confirmed') !== 'yes')
      return this.pages.send(reply, shown.visit, <ConfirmWithdrawalPage view={shown} agency={agency} />);
    const reached = await this.withdrawCase.run(view.caseId, agency?.agency);
    this.pages.goTo(reply, caseAddress(view.place, '', 'withdrawn', reached));
  }
}

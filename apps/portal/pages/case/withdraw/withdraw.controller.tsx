import { Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WithdrawCase } from '../../../cases/withdraw-case.js';
import { PageController } from '../../frame/page-controller.js';
import { ShowPage } from '../../frame/show-page.js';
import { readForm } from '../../visit/form.js';
import { CaseViews, caseAddress } from '../case-view.js';
import { ALL, ConfirmWithdrawalPage, withdrawable, WithdrawPage } from './withdraw-page.js';

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
    this.pages.send(reply, view.visit, <WithdrawPage view={view} asset={this.pages.asset} isUnchosen={false} />);
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
    const chosen = form.text('agency');
    const agency = withdrawable(view).find((party) => party.agency === chosen);
    const { asset } = this.pages;
    if (!agency && chosen !== ALL)
      return this.pages.send(reply, view.visit, <WithdrawPage view={view} asset={asset} isUnchosen />, 422);
    if (form.text('confirmed') !== 'yes')
      return this.pages.send(reply, view.visit, <ConfirmWithdrawalPage view={view} asset={asset} agency={agency} />);
    await this.withdrawCase.run(view.caseId, agency?.agency);
    this.pages.goTo(reply, caseAddress(view.place, '', 'withdrawn'));
  }
}

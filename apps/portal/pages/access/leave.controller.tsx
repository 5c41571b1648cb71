import { Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { LimitDraftMails } from '../../notifications/limit-draft-mails.js';
import { Notify } from '../../notifications/notify.js';
import { AccessTokens } from '../../access/access-tokens.js';
import { birthDateOf } from '../../sessions/return-links.js';
import { addressOf, applicantOf, type Application } from '#intake';
import { PageController, ShowPage, readForm } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { LeavePage, LeftPage } from './leave-page.js';

@PageController('leave')
export class LeaveController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly applications: Applications,
    private readonly notify: Notify,
    private readonly limitDraftMails: LimitDraftMails,
    private readonly tokens: AccessTokens,
    private readonly dataSource: DataSource,
  ) {}

  /** Asks first; when nothing is open any longer it says so. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    if (visit.applicationId === undefined) return this.pages.send(reply, visit, <LeftPage visit={visit} />);
    const application = await this.applications.get(this.dataSource.manager, visit.applicationId);
    const isSubmitted = application.submittedAt !== undefined;
    const { reference } = applicantOf(application);
    const getsLink = !isSubmitted && (await this.mayWrite(application)) && birthDateOf(application) !== undefined;
    this.pages.send(reply, visit, <LeavePage {...{ visit, reference, isSubmitted, getsLink }} />);
  }

  private async mayWrite(application: Application): Promise<boolean> {
    const address = addressOf(application);
    if (address === undefined) return false;
    return (await this.limitDraftMails.secondsToWait(this.dataSource.manager, application, address)) === undefined;
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const { applicationId } = visit;
    if (applicationId !== undefined) {
      await this.visits.remember(visit);
      await this.dataSource.transaction(async (sql) =>
        this.notify.left(sql, await this.applications.get(sql, applicationId)),
      );
      const form = await readForm(request);
      if (form.has('everywhere')) await this.tokens.revokeAll(this.dataSource.manager, applicationId);
    }
    await this.visits.end(request, reply);
    this.pages.goTo(reply, '/leave');
  }
}

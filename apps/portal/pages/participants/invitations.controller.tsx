import { isEmailAddress } from '#contracts';
import { ProblemError } from '#http';
import { Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Undelivered } from '../../notifications/undelivered.js';
import { Invitations } from '../../participants/invitations.js';
import { Invite } from '../../participants/invite.js';
import { inBoth } from '../access/missing.js';
import type { Draft } from '../application/draft.js';
import { Drafts, withPerson } from '../application/drafts.js';
import type { FieldProblem } from '#fact-form';
import { PageController, ShowPage, formFrom, readForm, type Form } from '#pages';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { rolesFor } from './asked-of.js';
import { InvitationsPage } from './invitations-page.js';
import { invitationsWords } from './invitations-words.js';
import { fullNameOf } from '../visit/person-name.js';

const LONGEST_ADDRESS = 254;

@PageController('invitations')
export class InvitationsController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly drafts: Drafts,
    private readonly invite: Invite,
    private readonly invitations: Invitations,
    private readonly undelivered: Undelivered,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  async show(
    @Query('person') place: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.own(request);
    await this.render(reply, visit, await this.drafts.get(visit.application, place), formFrom({}), []);
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async send(
    @Query('person') place: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.own(request);
    const form = await readForm(request);
    const draft = await this.drafts.get(visit.application, place);
    const turned = await this.visits.inLanguageSent(visit, form, reply);
    if (turned) return this.render(reply, turned, draft, form, []);
    const role = rolesFor(draft).find((one) => one === form.text('role'));
    const email = form.text('email');
    const problems: FieldProblem[] = [
      ...(role ? [] : [{ name: 'role', message: inBoth(invitationsWords, 'roleMissing') }]),
      ...(isEmailAddress(email) && email.length <= LONGEST_ADDRESS
        ? []
        : [{ name: 'email', message: inBoth(invitationsWords, 'emailMissing') }]),
    ];
    const isNamed = fullNameOf(draft.person) !== undefined;
    if (problems.length > 0 || !role || !isNamed) return this.render(reply, visit, draft, form, problems);
    const { applicationId } = visit.application;
    await this.limited(reply, visit, draft, form, () =>
      this.invite.run(applicationId, draft.person.residentId, role, email),
    );
  }

  @Post('change')
  @RouteConfig({ takesForm: true })
  async change(
    @Query('person') place: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.own(request);
    const form = await readForm(request);
    const draft = await this.drafts.get(visit.application, place);
    const { applicationId } = visit.application;
    const invitation = form.text('invitation');
    await this.limited(reply, visit, draft, formFrom({}), () =>
      form.text('do') === 'again'
        ? this.invite.again(applicationId, invitation)
        : this.invite.withdraw(applicationId, invitation),
    );
  }

  private async limited(
    reply: FastifyReply,
    visit: OwnVisit,
    draft: Draft,
    form: Form,
    act: () => Promise<void>,
  ): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'tooManyAttempts') throw error;
      const problem = { name: 'email', message: inBoth(invitationsWords, 'tooMany') };
      return this.render(reply, visit, draft, form, [problem]);
    }
    this.pages.goTo(reply, withPerson('/invitations', draft.place));
  }

  private async render(
    reply: FastifyReply,
    visit: OwnVisit,
    draft: Draft,
    form: Form,
    problems: readonly FieldProblem[],
  ): Promise<void> {
    const { residentId } = draft.person;
    const all = await this.invitations.listOf(this.dataSource.manager, visit.applicationId);
    const lost = await this.undelivered.lostInvitations(this.dataSource.manager, visit.applicationId);
    const invitations = all
      .filter((one) => one.residentId === residentId)
      .map((one) => ({ ...one, isOpen: this.invitations.isOpen(one), isLost: lost.has(one.invitationId) }));
    const name = fullNameOf(draft.person);
    const props = { visit, draft, invitations, name, form, problems };
    this.pages.send(reply, visit, <InvitationsPage {...props} />, problems.length > 0 ? 422 : 200);
  }
}

import { isEmailAddress } from '#contracts';
import { ProblemError } from '#http';
import { Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { Invite } from '../../participants/invite.js';
import { rolesFor } from '../application/asked-of-others.js';
import { AskedOthers } from '../application/asked-others.js';
import { type Draft } from '#intake';
import { Drafts } from '../application/drafts.js';
import { withPerson, formFrom, Instead, PageController, readForm, ShowPage, type Form, type Visit } from '#pages';
import { FormPage, type FieldContext, type FieldProblem, type PageRequest, type Taken } from '#fact-form';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { fullNameOf } from '../visit/person-name.js';
import { InvitationsPage } from './invitations-page.js';
import { textsInBoth } from '#texts';

const LONGEST_ADDRESS = 254;

interface OwnDraft {
  visit: OwnVisit;
  draft: Draft;
}

@PageController('invitations')
export class InvitationsController extends FormPage<OwnDraft> {
  constructor(
    private readonly visits: OwnVisits,
    private readonly drafts: Drafts,
    private readonly askedOthers: AskedOthers,
    private readonly invite: Invite,
    private readonly pages: ShowPage,
  ) {
    super();
  }

  protected async find(visit: Visit, { query }: PageRequest): Promise<OwnDraft> {
    const own = await this.visits.own(visit);
    return { visit: own, draft: await this.drafts.get(own.application, query.person) };
  }

  protected async show({ visit, draft }: OwnDraft, context: FieldContext): Promise<JSX.Element> {
    const invitations = await this.askedOthers.show(visit.applicationId, draft.person.residentId);
    return <InvitationsPage {...{ visit, draft, invitations, name: fullNameOf(draft.person), context }} />;
  }

  protected async take(own: OwnDraft, form: Form): Promise<Taken> {
    const { visit, draft } = own;
    const role = rolesFor(draft).find((one) => one === form.text('role'));
    const email = form.text('email');
    const problems: FieldProblem[] = [
      ...(role ? [] : [problemAt('role', 'roleMissing')]),
      ...(isEmailAddress(email) && email.length <= LONGEST_ADDRESS ? [] : [problemAt('email', 'emailMissing')]),
    ];
    const isNamed = fullNameOf(draft.person) !== undefined;
    if (problems.length > 0 || !role || !isNamed) return problems;
    return limited(draft, () => this.invite.run(visit.applicationId, draft.person.residentId, role, email));
  }

  /** Of one that was sent: the mail goes out again, or it is withdrawn. */
  @Post('change')
  @RouteConfig({ takesForm: true })
  change(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (visit) => {
      const own = await this.find(visit, request);
      const form = await readForm(request);
      const { applicationId } = own.visit;
      const invitation = form.text('invitation');
      const taken = await limited(own.draft, () =>
        form.text('do') === 'again'
          ? this.invite.again(applicationId, invitation)
          : this.invite.withdraw(applicationId, invitation),
      );
      if (taken instanceof Instead) return taken;
      const context = { language: visit.language, form: formFrom({}), problems: taken };
      return Instead.show(await this.show(own, context), 422);
    });
  }
}

/** Several mails a day are enough. */
async function limited(draft: Draft, act: () => Promise<void>): Promise<Taken> {
  try {
    await act();
    return Instead.goTo(withPerson('/invitations', draft.place));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'tooManyAttempts') throw error;
    return [problemAt('email', 'tooMany')];
  }
}

const problemAt = (name: string, key: 'roleMissing' | 'emailMissing' | 'tooMany'): FieldProblem => ({
  name,
  message: textsInBoth('invitations')[key],
});

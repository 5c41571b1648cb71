import { ProblemError } from '#http';
import { Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeDraft } from '../../applications/change-draft.js';
import { personToBe } from '../../applications/person-to-be.js';
import { nestedAnswers } from '../../applications/statements.js';
import { PageController, ShowPage, readForm } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { Drafts } from './drafts.js';
import { HouseholdPage } from './household-page.js';

@PageController('application/household')
export class HouseholdController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly drafts: Drafts,
    private readonly changeDraft: ChangeDraft,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.own(request);
    if (visit.application.submittedAt !== undefined) return this.pages.goTo(reply, '/case');
    const drafts = await this.drafts.all(visit.application);
    this.pages.send(reply, visit, <HouseholdPage {...{ visit, drafts, asset: this.pages.asset }} />);
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async change(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { application, applicationId } = await this.visits.own(request);
    if (application.submittedAt !== undefined) throw new ProblemError('conflict');
    const form = await readForm(request);
    const add = form.text('add');
    const leaving = application.persons[Number(form.text('remove'))];
    if (add === 'spouse' || add === 'child') {
      const { answers, ...person } = personToBe(application, add);
      const statements = Object.fromEntries(Object.entries(answers).map(([fact, value]) => [fact, { value, at: '' }]));
      await this.changeDraft.run(applicationId, { persons: [{ ...person, answers: nestedAnswers(statements) }] });
    } else if (leaving && leaving.relation !== 'applicant')
      await this.changeDraft.run(applicationId, { persons: [{ personId: leaving.personId, remove: true }] });
    this.pages.goTo(reply, '/application/household');
  }
}

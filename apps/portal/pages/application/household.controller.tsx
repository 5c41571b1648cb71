import { ProblemError } from '#http';
import { personToBe, unchanged } from '#intake';
import { Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeDraft } from '../../applications/change-draft.js';
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
    this.pages.send(reply, visit, <HouseholdPage {...{ visit, drafts }} />);
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
      await this.changeDraft.run(applicationId, { applicant: unchanged, persons: [personToBe(application, add)] });
    } else if (leaving && leaving.relation !== 'applicant') {
      const { personId } = leaving;
      const persons = [{ ...unchanged, personId, remove: true, place: 0 }];
      await this.changeDraft.run(applicationId, { applicant: unchanged, persons });
    }
    this.pages.goTo(reply, '/application/household');
  }
}

import type { Appointment } from '#contracts';
import { ProblemError } from '#http';
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Instead, PageController } from '#pages';
import { OwnVisits } from '../../visit/visits.js';
import { CaseViews } from '../case-view.js';
import { meetingOf, type MeetingStage } from '#case-reading';
import { calendarFile } from './ics.js';
import { textsIn } from '#texts';

const words = textsIn('appointment');

/** What is over is nothing to put into a calendar, or to take out of it. */
const describedBy: Partial<Record<MeetingStage, 'description' | 'cancelled' | 'ended'>> = {
  ahead: 'description',
  cancelled: 'cancelled',
  void: 'ended',
};

/** As the last word, so that a calendar takes it out whatever it had. */
const takenBack = (appointment: Appointment, now: Date): Appointment => ({
  ...appointment,
  cancelled: true,
  saidAt: now.toISOString(),
});

@PageController('case')
export class AppointmentController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly views: CaseViews,
  ) {}

  @Get('appointment.ics')
  async file(
    @Query('agency') agency: unknown,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(await this.visits.of(request), person);
    if (view instanceof Instead) throw new ProblemError('notFound');
    const party = view.parties.find((one) => one.agency === agency);
    const meeting = party && meetingOf(party, view.visit.now);
    const description = meeting && describedBy[meeting.stage];
    if (!party || !description) throw new ProblemError('notFound');
    const { visit } = view;
    const { reference } = view.shown;
    const said = words(visit);
    const content = calendarFile({
      uid: `${reference}-${party.agency}@ankomst`,
      summary: said.summary({ agency: party.inside, reference }),
      description: said[description],
      appointment: meeting.stage === 'void' ? takenBack(meeting.appointment, visit.now) : meeting.appointment,
      now: visit.now,
    });
    void reply
      .headers({
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${reference}-${party.agency}.ics"`,
      })
      .send(content);
  }
}

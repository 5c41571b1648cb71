import { ProblemError } from '#http';
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageController } from '../../frame/page-controller.js';
import { wordsIn } from '../../frame/words.js';
import { CaseViews } from '../case-view.js';
import { meetingOf } from '../meeting.js';
import { calendarFile } from './ics.js';

const words = wordsIn({
  en: {
    summary: (agency: string, reference: string) => `Appointment with ${agency}, case ${reference}`,
    description: 'Bring what the agency asked you to bring. Your case says what is new.',
    cancelled: 'The agency has cancelled it. Your case says what is new.',
  },
  da: {
    summary: (agency: string, reference: string) => `Aftale hos ${agency}, sag ${reference}`,
    description: 'Tag det med, som myndigheden har bedt om. Din sag siger, hvad der er nyt.',
    cancelled: 'Myndigheden har aflyst den. Din sag siger, hvad der er nyt.',
  },
});

@PageController('case')
export class AppointmentController {
  constructor(private readonly views: CaseViews) {}

  @Get('appointment.ics')
  async file(
    @Query('agency') agency: unknown,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    const party = view?.parties.find((one) => one.agency === agency);
    const meeting = party && view && meetingOf(party, view.visit.now);
    const isOffered = meeting?.stage === 'ahead' || meeting?.stage === 'cancelled';
    if (!view || !party || !isOffered) throw new ProblemError('notFound');
    const { visit } = view;
    const { reference } = view.shown;
    const { appointment, stage } = meeting;
    const { summary, description, cancelled } = words(visit);
    const content = calendarFile({
      uid: `${reference}-${party.agency}@ankomst`,
      summary: summary(party.inside, reference),
      description: stage === 'cancelled' ? cancelled : description,
      appointment,
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

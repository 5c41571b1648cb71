import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ProblemError, refuse } from '#http';
import { textsInBoth } from '#texts';
import { CONTEXT, type ConnectorContext } from '../context.js';
import { partsOf } from './event-body.js';
import { readReport } from './report.js';
import { sourceProblems, speakerOf, type Speaker } from './speakers.js';
import { TakeReports, type Taken } from './take-reports.js';

const says = textsInBoth('reportProblem');

/** The entrance of agencies that speak CloudEvents over HTTP. A batch is taken whole or not at all. */
@Controller('api/v1/events')
export class EventsController {
  constructor(
    @Inject(CONTEXT) private readonly context: ConnectorContext,
    private readonly reports: TakeReports,
  ) {}

  @Post()
  @HttpCode(202)
  async take(@Headers() headers: Record<string, string>, @Body() body: unknown): Promise<{ events: Taken[] }> {
    const speaker = this.admit(headers.authorization);
    const read = partsOf(headers, body).map((part) => ({ ...readReport(this.context, part), place: part.place }));
    refuse(read.flatMap(({ problems }) => problems));
    refuse(read.flatMap(({ report, place }) => (report ? sourceProblems(speaker, report, place) : [])));
    return { events: await this.reports.take(read.flatMap(({ report }) => report ?? [])) };
  }

  private admit(authorization = ''): Speaker {
    const [scheme = '', token = ''] = authorization.split(' ', 2);
    const speaker = scheme.toLowerCase() === 'bearer' ? speakerOf(this.context.eventsTokens, token) : undefined;
    if (speaker) return speaker;
    throw new ProblemError('unauthorised', {
      detail: says.token,
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
}

import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OutgoingHttpHeaders } from 'node:http';
import { Described } from './openapi/described.js';
import { ShownAccess } from '../access/access.js';
import { LiveTimeline } from '../cases/live-timeline.js';

@Controller('api/v1/cases/:caseId/events')
export class LiveTimelineController {
  constructor(
    private readonly access: ShownAccess,
    private readonly timeline: LiveTimeline,
  ) {}

  @Get()
  @Described({
    summary: 'The timeline as it grows (server-sent events), resumable with Last-Event-ID; also by cookie',
    answer: { status: 200, schema: 'TimelineEntry', mediaType: 'text/event-stream' },
    problems: [401, 404, 429],
  })
  async follow(
    @Param('caseId') caseId: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.access.readerOf(request, caseId);
    this.timeline.refuseMany(reader);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    await this.timeline.send(caseId, lastEventId, reader, reply.raw);
  }
}

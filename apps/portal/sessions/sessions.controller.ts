import { refuse, shapeProblems } from '#http';
import { Body, Controller, HttpCode, Ip, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../openapi/described.js';
import { AccessCookie } from './access-cookie.js';
import { OpenSession, type OpenedSession } from './open-session.js';
import { OpenSessionBody } from './session-body.js';

@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly openSession: OpenSession,
    private readonly cookie: AccessCookie,
  ) {}

  @Post()
  @HttpCode(201)
  @Described({
    summary: 'Come back with reference and access code',
    body: 'OpenSession',
    answer: { status: 201, schema: 'Session' },
    problems: [401, 422, 429],
  })
  async open(
    @Body() body: unknown,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedSession> {
    refuse(shapeProblems(OpenSessionBody, body));
    const { reference, accessCode } = body as OpenSessionBody;
    const session = await this.openSession.run(reference, accessCode, address);
    this.cookie.give(reply, session.accessToken);
    return session;
  }
}

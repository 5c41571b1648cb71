import { refuse, shapeProblems } from '#http';
import { Body, Controller, Delete, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Described } from './openapi/described.js';
import { AccessCookie } from '../access/access-cookie.js';
import { AccessTokens } from '../access/access-tokens.js';
import { ShownAccess } from '../access/access.js';
import { OpenSession, type OpenedSession } from '../sessions/open-session.js';
import { OpenSessionBody } from './session-body.js';

@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly openSession: OpenSession,
    private readonly cookie: AccessCookie,
    private readonly access: ShownAccess,
    private readonly tokens: AccessTokens,
    private readonly dataSource: DataSource,
  ) {}

  @Post()
  @HttpCode(201)
  @Described({
    summary: 'Come back with reference and access code',
    body: 'OpenSession',
    answer: { status: 201, schema: 'Session' },
    problems: [401, 410, 422, 429],
  })
  async open(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedSession> {
    refuse(shapeProblems(OpenSessionBody, body));
    const { reference, accessCode } = body as OpenSessionBody;
    const session = await this.openSession.run(reference, accessCode, address, 'api');
    await this.access.endSessionOf(request);
    this.cookie.give(reply, session.accessToken);
    return session;
  }

  @Delete('current')
  @HttpCode(204)
  @Described({
    summary: 'Leave: this access token opens nothing from now on, and its streams end',
    takesToken: true,
    answer: { status: 204 },
    problems: [401],
  })
  async leave(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const shown = this.access.bearer(request);
    await this.access.getApplication(shown);
    await this.tokens.revoke(this.dataSource.manager, shown!.token);
    this.cookie.give(reply, '');
  }

  @Delete()
  @HttpCode(204)
  @Described({
    summary: 'Leave everywhere: no access token of the application opens anything from now on; the code does',
    takesToken: true,
    answer: { status: 204 },
    problems: [401],
  })
  async leaveEverywhere(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const applicationId = await this.access.getApplication(this.access.bearer(request));
    await this.tokens.revokeAll(this.dataSource.manager, applicationId);
    this.cookie.give(reply, '');
  }
}

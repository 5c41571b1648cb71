import type { Contracts } from '#contracts';
import { Body, Controller, Get, HttpCode, Inject, Ip, Param, Patch, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from './openapi/described.js';
import { AccessCookie } from '../access/access-cookie.js';
import { ApplicationAccess } from '../access/access.js';
import { CONTRACTS } from '../ground/tokens.js';
import { ChangeDraftBody, OpenApplicationBody } from './application-body.js';
import { ChangeDraft } from '../applications/change-draft.js';
import { OpenApplication } from '../applications/open-application.js';
import type { OpenedApplication } from '../applications/open-draft.js';
import { readDraftBody } from './read-draft-body.js';
import { ShowDraft, type ShownDraft } from './show-draft.js';

@Controller('api/v1/applications')
export class ApplicationsController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly openApplication: OpenApplication,
    private readonly changeDraft: ChangeDraft,
    private readonly showDraft: ShowDraft,
    private readonly cookie: AccessCookie,
  ) {}

  @Post()
  @HttpCode(201)
  @Described({
    summary: 'Open an application as a draft',
    body: 'OpenApplication',
    answer: { status: 201, schema: 'OpenedApplication' },
    problems: [400, 413, 415, 422, 429],
  })
  async open(
    @Body() body: unknown,
    @Ip() from: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedApplication> {
    const change = readDraftBody(this.contracts, OpenApplicationBody, body);
    const { channel } = (body ?? {}) as OpenApplicationBody;
    const opened = await this.openApplication.run(channel, change, from, 'api');
    this.cookie.give(reply, opened.accessToken);
    return opened;
  }

  @Get(':applicationId')
  @UseGuards(ApplicationAccess)
  @Described({ summary: 'The draft as it is', answer: { status: 200, schema: 'Draft' }, problems: [401, 404] })
  show(@Param('applicationId') applicationId: string): Promise<ShownDraft> {
    return this.showDraft.run(applicationId);
  }

  @Patch(':applicationId')
  @UseGuards(ApplicationAccess)
  @Described({
    summary: 'Replace whole facts of the draft, say "I have none", retract, add people',
    body: 'ChangeDraft',
    answer: { status: 200, schema: 'Draft' },
    problems: [400, 401, 404, 409, 413, 415, 422],
  })
  async change(@Param('applicationId') applicationId: string, @Body() body: unknown): Promise<ShownDraft> {
    await this.changeDraft.run(applicationId, readDraftBody(this.contracts, ChangeDraftBody, body));
    return this.showDraft.run(applicationId);
  }
}

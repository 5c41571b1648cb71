import { Controller, Delete, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AccessCookie } from '../access/access-cookie.js';
import { ApplicationAccess } from '../access/access.js';
import type { Erasure } from '../erasure/delete-application.js';
import { EraseApplication } from '../erasure/erase-application.js';
import { Described } from './openapi/described.js';

@Controller('api/v1/applications/:applicationId')
@UseGuards(ApplicationAccess)
export class ErasureController {
  constructor(
    private readonly eraseApplication: EraseApplication,
    private readonly cookie: AccessCookie,
  ) {}

  @Delete()
  @Described({
    summary:
      'Erase it for good, with everybody in it: a draft at once, what was handed in when no law keeps it any longer',
    answer: { status: 200, schema: 'Erasure' },
    problems: [401, 404, 409],
  })
  async erase(
    @Param('applicationId') applicationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Erasure> {
    const erasure = await this.eraseApplication.run(applicationId);
    this.cookie.give(reply, '');
    return erasure;
  }
}

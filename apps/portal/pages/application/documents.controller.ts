import { isUuid } from '#contracts';
import { ProblemError } from '#http';
import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Documents } from '../../documents/documents.js';
import { PageController } from '#pages';
import { OwnVisits } from '../visit/visits.js';

/** A document of one's own application, to look at. It can do nothing: no script, no other site, no frame. */
@PageController('application/documents')
export class OwnDocumentsController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly documents: Documents,
    private readonly dataSource: DataSource,
  ) {}

  @Get(':documentId')
  async show(
    @Param('documentId') documentId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { applicationId } = await this.visits.own(await this.visits.of(request));
    const { manager } = this.dataSource;
    const isOwn = isUuid(documentId) && (await this.documents.idsOf(manager, applicationId)).has(documentId);
    const found = isOwn ? await this.documents.open(manager, documentId) : undefined;
    if (!found) throw new ProblemError('notFound');
    if (found === 'deleted') throw new ProblemError('gone');
    void reply
      .headers({
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      })
      .type(found.mediaType)
      .send(found.bytes);
  }
}

import { ProblemError } from '#http';
import { internalToken, sameSecret } from '#secrecy';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { SECRET } from '../tokens.js';
import { Documents } from './documents.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** For connectors, behind the installation's internal credential: 200 with the bytes, 404 unknown, 410 deleted for good. */
@Controller('internal/documents')
@ApiExcludeController()
export class InternalDocumentsController {
  constructor(
    private readonly documents: Documents,
    private readonly dataSource: DataSource,
    @Inject(SECRET) private readonly secret: Buffer,
  ) {}

  @Get(':documentId')
  async read(
    @Param('documentId') documentId: string,
    @Headers('authorization') authorization: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!sameSecret(authorization ?? '', `Bearer ${internalToken(this.secret)}`))
      throw new ProblemError('unauthorised');
    const document = UUID.test(documentId) ? await this.documents.open(this.dataSource.manager, documentId) : undefined;
    if (document === undefined) throw new ProblemError('notFound');
    if (document === 'deleted') throw new ProblemError('gone');
    await reply.type(document.mediaType).header('cache-control', 'no-store').send(document.bytes);
  }
}

import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { documentsToken, sameSecret } from '#secrecy';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONTRACTS, HASH_KEY } from '../ground/tokens.js';
import { ReadNamedDocument } from '../documents/read-named-document.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * For connectors, each by its own credential: 200 with the bytes, 404 for what no dossier of its agency names (or none
 * that the portal has heard of yet), 410 deleted for good.
 */
@Controller('internal/documents')
@ApiExcludeController()
export class InternalDocumentsController {
  constructor(
    private readonly document: ReadNamedDocument,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(HASH_KEY) private readonly hashKey: Buffer,
  ) {}

  @Get(':documentId')
  async read(
    @Param('documentId') documentId: string,
    @Headers('authorization') authorization: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const agency = this.agencyOf(authorization);
    const document = UUID.test(documentId) ? await this.document.read(agency, documentId) : undefined;
    if (document === undefined) throw new ProblemError('notFound');
    if (document === 'deleted') throw new ProblemError('gone');
    await reply.type(document.mediaType).header('cache-control', 'no-store').send(document.bytes);
  }

  private agencyOf(authorization = ''): string {
    const shows = (agency: string): boolean =>
      sameSecret(authorization, `Bearer ${documentsToken(this.hashKey, agency)}`);
    const agency = this.contracts.agencies.find(shows);
    if (agency === undefined) throw new ProblemError('unauthorised');
    return agency;
  }
}

import type { Secret } from '#settings';
import { isUuid, type Contracts } from '#contracts';
import { ProblemError } from '#http';
import type { Metrics } from '#observability';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONTRACTS, PORTAL_KEY, METRICS } from '../ground/tokens.js';
import { agencyShowing } from './agency-showing.js';
import { ReadNamedDocument } from '../documents/read-named-document.js';

/**
 * For connectors, each by its own credential: 200 with the bytes, 404 for what no dossier of its agency names (or none
 * that the portal has heard of yet), 410 deleted for good.
 */
@Controller('internal/documents')
@ApiExcludeController()
export class InternalDocumentsController {
  private readonly reads: ReturnType<Metrics['counter']>;

  constructor(
    private readonly document: ReadNamedDocument,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(PORTAL_KEY) private readonly portalKey: Secret<Buffer>,
    @Inject(METRICS) metrics: Metrics,
  ) {
    const help = 'Documents that connectors asked for: given, deleted for good, or named by no dossier of theirs';
    this.reads = metrics.counter('document_reads_total', help, ['agency', 'result']);
  }

  @Get(':documentId')
  async read(
    @Param('documentId') documentId: string,
    @Headers('authorization') authorization: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const agency = agencyShowing(authorization, this.contracts, this.portalKey);
    if (!isUuid(documentId)) throw new ProblemError('notFound');
    const document = await this.document.read(agency, documentId);
    this.reads.inc({ agency, result: typeof document === 'object' ? 'given' : (document ?? 'notNamed') });
    if (document === undefined) throw new ProblemError('notFound');
    if (document === 'deleted') throw new ProblemError('gone');
    await reply.type(document.mediaType).header('cache-control', 'no-store').send(document.bytes);
  }
}

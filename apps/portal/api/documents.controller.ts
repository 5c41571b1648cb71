import { Controller, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Described } from './openapi/described.js';
import { ApplicationAccess } from '../access/access.js';
import type { KeptDocument } from '#held-data';
import { KeepDocument } from '../applications/keep-document.js';
import { uploadedFile } from './uploaded-file.js';

@Controller('api/v1/applications/:applicationId/documents')
@UseGuards(ApplicationAccess)
export class DocumentsController {
  constructor(private readonly keepDocument: KeepDocument) {}

  @Post()
  @HttpCode(201)
  @RouteConfig({ takesFiles: 1 })
  @Described({
    summary: 'Hand in a document, up to 20 MB: PDF, PNG, JPEG or WebP',
    file: true,
    answer: { status: 201, schema: 'Document' },
    problems: [400, 401, 404, 413, 415, 422],
  })
  async keep(@Param('applicationId') applicationId: string, @Req() request: FastifyRequest): Promise<KeptDocument> {
    const { bytes, declaredType } = await uploadedFile(request);
    return this.keepDocument.run(applicationId, bytes, declaredType);
  }
}

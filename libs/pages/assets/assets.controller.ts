import { ProblemError } from '#http';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Assets } from './assets.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Their addresses hold a version: what is under one never changes. An old version is answered with what is there now. */
@Controller('assets/:version')
@ApiExcludeController()
export class AssetsController {
  constructor(@Inject(Assets) private readonly assets: Assets) {}

  @Get(':name')
  file(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.send(name, request, reply);
  }

  @Get(':folder/:name')
  fileInFolder(
    @Param('folder') folder: string,
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    this.send(`${folder}/${name}`, request, reply);
  }

  private send(name: string, { headers }: FastifyRequest, reply: FastifyReply): void {
    const asset = this.assets.find(name);
    if (!asset) throw new ProblemError('notFound');
    const isCompressed = asset.gzip !== undefined && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
    if (isCompressed) void reply.header('content-encoding', 'gzip');
    void reply
      .headers({ 'cache-control': FOR_EVER, vary: 'accept-encoding' })
      .type(asset.type)
      .send(isCompressed ? asset.gzip : asset.bytes);
  }
}

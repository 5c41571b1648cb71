import type { PageRequest } from '#fact-form';
import { dataPdf, downloadOf, type HeldData } from '#held-data';
import { PageController } from '#pages';
import { Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Archive } from '../../export/archive.js';
import { OwnVisits } from '../visit/visits.js';
import { OwnData, type ToldData } from './own-data.js';
import { titleOf } from './who.js';

const MEDIA_TYPES = {
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

type FileType = keyof typeof MEDIA_TYPES;

/** What is held about somebody, to take along; without what tells where they live where that is protected, unless sent for. */
@PageController('data')
export class DownloadController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly ownData: OwnData,
    private readonly archive: Archive,
  ) {}

  @Get('download.json')
  json(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.download(request, reply, 'json');
  }

  @Post('download.json')
  @RouteConfig({ takesForm: true })
  jsonUncovered(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.download(request, reply, 'json', false);
  }

  @Get('download.pdf')
  pdf(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.download(request, reply, 'pdf');
  }

  @Post('download.pdf')
  @RouteConfig({ takesForm: true })
  pdfUncovered(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.download(request, reply, 'pdf', false);
  }

  @Get('download.zip')
  zip(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.download(request, reply, 'zip');
  }

  @Post('download.zip')
  @RouteConfig({ takesForm: true })
  zipUncovered(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.download(request, reply, 'zip', false);
  }

  private async download(request: PageRequest, reply: FastifyReply, type: FileType, coversPlace = true): Promise<void> {
    const looking = { ...(await this.visits.of(request)), coversPlace };
    const shown = await this.ownData.find(looking, request.query.person);
    const content = await this.contentOf(type, shown);
    const disposition = `attachment; filename="${fileName(shown.data, type)}"`;
    const headers = { 'content-type': MEDIA_TYPES[type], 'content-disposition': disposition };
    void reply.code(200).headers(headers).send(content);
  }

  private async contentOf(type: FileType, { visit, data, telling }: ToldData): Promise<unknown> {
    if (type === 'json') return JSON.stringify(downloadOf(data, visit.now), undefined, 2);
    const pdf = await dataPdf(telling, data, titleOf(visit, data), visit.now);
    return type === 'pdf' ? Buffer.from(pdf) : this.archive.of(data, visit.now, { [fileName(data, 'pdf')]: pdf });
  }
}

/** The file is named by the reference alone: a name would stand in a list of downloads that others see. */
const fileName = ({ person }: HeldData, type: FileType): string => `ankomst-${person.reference}.${type}`;

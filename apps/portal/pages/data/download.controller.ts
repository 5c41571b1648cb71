import type { PageRequest } from '#fact-form';
import { dataPdf, downloadOf, type HeldData } from '#held-data';
import { PageController } from '#pages';
import { Get, Req, Res } from '@nestjs/common';
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

/** What is held about somebody, to take along. */
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

  @Get('download.pdf')
  pdf(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.download(request, reply, 'pdf');
  }

  @Get('download.zip')
  zip(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.download(request, reply, 'zip');
  }

  private async download(request: PageRequest, reply: FastifyReply, type: FileType): Promise<void> {
    const shown = await this.ownData.find(await this.visits.of(request), request.query.person);
    const content = await this.contentOf(type, shown);
    const disposition = `attachment; filename="${fileName(shown.data, type)}"`;
    void reply.headers({ 'content-type': MEDIA_TYPES[type], 'content-disposition': disposition }).send(content);
  }

  private async contentOf(type: FileType, { visit, data, telling }: ToldData): Promise<unknown> {
    if (type === 'json') return JSON.stringify(downloadOf(data, visit.now), undefined, 2);
    const pdf = await dataPdf(telling, data, titleOf(visit, data), visit.now);
    return type === 'pdf' ? Buffer.from(pdf) : this.archive.of(data, visit.now, { [fileName(data, 'pdf')]: pdf });
  }
}

/** The file is named by the reference alone: a name would stand in a list of downloads that others see. */
const fileName = ({ person }: HeldData, type: FileType): string => `ankomst-${person.reference}.${type}`;

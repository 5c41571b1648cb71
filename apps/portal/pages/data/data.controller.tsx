import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../ground/tokens.js';
import { Drafts } from '../application/drafts.js';
import type { PageRequest } from '#fact-form';
import { PageController, ShowPage, type Visit, placeOf } from '#pages';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { AskPage } from './ask-page.js';
import { DataPage } from './data-page.js';
import { dataPdf, downloadOf, type HeldData, knownFacts, Telling } from '#held-data';
import { Archive } from '../../export/archive.js';
import { ReadHeldData } from '../../export/held-data.js';
import { titleOf } from './who.js';

const MEDIA_TYPES = {
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

type FileType = keyof typeof MEDIA_TYPES;

interface DataPageContent {
  visit: OwnVisit;
  data: HeldData;
  telling: Telling;
}

/** What is held about somebody, to read, to take along, to ask about. */
@PageController('data')
export class DataController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly heldData: ReadHeldData,
    private readonly archive: Archive,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  show(@Query('person') person: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (looking) => {
      const { visit, data, telling } = await this.read(looking, person);
      const { application } = visit;
      const asksOthers = await this.drafts.asksOthers(application, await this.drafts.get(application, data.place));
      return <DataPage {...{ visit, telling, data, asksOthers }} />;
    });
  }

  @Get('ask/:fact')
  ask(
    @Param('fact') name: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.show(request, reply, async (looking) => {
      const { visit, data, telling } = await this.read(looking, person);
      const { facts, disclosures, shown } = data;
      const conflicts = shown?.conflicts ?? [];
      const fact = knownFacts(this.contracts, { facts, conflicts, disclosures }).find(({ spec }) => spec.fact === name);
      if (!fact) throw new ProblemError('notFound');
      return <AskPage {...{ visit, telling, data, fact }} />;
    });
  }

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
    const shown = await this.read(await this.visits.of(request), request.query.person);
    const content = await this.contentOf(type, shown);
    const disposition = `attachment; filename="${fileName(shown.data, type)}"`;
    void reply.headers({ 'content-type': MEDIA_TYPES[type], 'content-disposition': disposition }).send(content);
  }

  private async contentOf(type: FileType, { visit, data, telling }: DataPageContent): Promise<unknown> {
    if (type === 'json') return JSON.stringify(downloadOf(data, visit.now), undefined, 2);
    const pdf = await dataPdf(telling, data, titleOf(visit, data), visit.now);
    return type === 'pdf' ? Buffer.from(pdf) : this.archive.of(data, visit.now, { [fileName(data, 'pdf')]: pdf });
  }

  private async read(looking: Visit, person: unknown): Promise<DataPageContent> {
    const visit = await this.visits.own(looking);
    const data = await this.heldData.of(visit.application, placeOf(person));
    return { visit, data, telling: new Telling(this.contracts, visit.language, data.place === 0, visit.now) };
  }
}

/** The file is named by the reference alone: a name would stand in a list of downloads that others see. */
const fileName = ({ person }: HeldData, type: FileType): string => `ankomst-${person.reference}.${type}`;

import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../ground/tokens.js';
import { Drafts } from '../application/drafts.js';
import { PageController, ShowPage } from '#pages';
import { placeOf } from '../visit/place-of.js';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { AskPage } from './ask-page.js';
import { DataPage } from './data-page.js';
import { dataPdf } from './pdf/data-pdf.js';
import { Archive } from '../../export/archive.js';
import { downloadOf } from '../../export/download.js';
import { ReadHeldData, type HeldData } from '../../export/held-data.js';
import { knownFacts } from './known-fact.js';
import { Telling } from './telling.js';
import { titleOf } from './who.js';

type FileType = 'json' | 'pdf' | 'zip';

interface Shown {
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
  async show(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, data, telling } = await this.read(request, person);
    const { application } = visit;
    const asksOthers = await this.drafts.asksOthers(application, await this.drafts.get(application, data.place));
    const props = { visit, telling, data, asksOthers };
    this.pages.send(reply, visit, <DataPage {...props} />);
  }

  @Get('ask/:fact')
  async ask(
    @Param('fact') name: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, data, telling } = await this.read(request, person);
    const { facts, disclosures, shown } = data;
    const conflicts = shown?.conflicts ?? [];
    const fact = knownFacts(this.contracts, { facts, conflicts, disclosures }).find(({ spec }) => spec.fact === name);
    if (!fact) throw new ProblemError('notFound');
    this.pages.send(reply, visit, <AskPage visit={visit} telling={telling} data={data} fact={fact} />);
  }

  @Get('download.json')
  async json(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, data } = await this.read(request, person);
    void reply
      .headers({ 'content-type': 'application/json; charset=utf-8', 'content-disposition': attachment(data, 'json') })
      .send(JSON.stringify(downloadOf(data, visit.now), undefined, 2));
  }

  @Get('download.pdf')
  async pdf(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, data, telling } = await this.read(request, person);
    const bytes = await dataPdf(telling, data, titleOf(visit, data), visit.now);
    void reply
      .headers({ 'content-type': 'application/pdf', 'content-disposition': attachment(data, 'pdf') })
      .send(Buffer.from(bytes));
  }

  @Get('download.zip')
  async zip(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, data, telling } = await this.read(request, person);
    const pdf = await dataPdf(telling, data, titleOf(visit, data), visit.now);
    void reply
      .headers({ 'content-type': 'application/zip', 'content-disposition': attachment(data, 'zip') })
      .send(this.archive.of(data, visit.now, { [fileName(data, 'pdf')]: pdf }));
  }

  private async read(request: FastifyRequest, person: unknown): Promise<Shown> {
    const visit = await this.visits.own(request);
    const data = await this.heldData.of(visit.application, placeOf(person));
    return { visit, data, telling: new Telling(this.contracts, visit.language, data.place === 0, visit.now) };
  }
}

/** The file is named by the reference alone: a name would stand in a list of downloads that others see. */
const attachment = (data: HeldData, type: FileType): string => `attachment; filename="${fileName(data, type)}"`;

const fileName = ({ person }: HeldData, type: FileType): string => `ankomst-${person.reference}.${type}`;

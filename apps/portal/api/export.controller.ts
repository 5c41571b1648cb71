import type { Clock } from '#clock';
import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FindCase } from '../cases/find-case.js';
import { Described } from './openapi/described.js';
import { ApplicationAccess, CaseAccess } from '../access/access.js';
import { CLOCK } from '../ground/tokens.js';
import { Archive } from '../export/archive.js';
import { downloadOf, type HeldData } from '#held-data';
import { ReadHeldData } from '../export/held-data.js';

const zip = { status: 200, schema: 'Archive', mediaType: 'application/zip' } as const;

/** All that is held about a person, to take along (GDPR art. 15 and 20): of the applicant, or of whom a case is about. */
@Controller('api/v1')
export class ExportController {
  constructor(
    private readonly heldData: ReadHeldData,
    private readonly findCase: FindCase,
    private readonly archive: Archive,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('applications/:applicationId/export')
  @UseGuards(ApplicationAccess)
  @Described({
    summary: 'All that is held about the applicant',
    answer: { status: 200, schema: 'Export' },
    problems: [401, 404],
  })
  async ofApplication(@Param('applicationId') applicationId: string): Promise<object> {
    return downloadOf(await this.ofApplicant(applicationId), this.clock.now());
  }

  @Get('applications/:applicationId/export.zip')
  @UseGuards(ApplicationAccess)
  @Described({ summary: 'The same with the documents as files', answer: zip, problems: [401, 404] })
  async filesOfApplication(@Param('applicationId') applicationId: string, @Res() reply: FastifyReply): Promise<void> {
    this.send(reply, await this.ofApplicant(applicationId));
  }

  @Get('cases/:caseId/export')
  @UseGuards(CaseAccess)
  @Described({
    summary: 'All that is held about the person of the case',
    answer: { status: 200, schema: 'Export' },
    problems: [401, 404],
  })
  async ofCase(@Param('caseId') caseId: string): Promise<object> {
    return downloadOf(await this.read(caseId), this.clock.now());
  }

  @Get('cases/:caseId/export.zip')
  @UseGuards(CaseAccess)
  @Described({ summary: 'The same with the documents as files', answer: zip, problems: [401, 404] })
  async filesOfCase(@Param('caseId') caseId: string, @Res() reply: FastifyReply): Promise<void> {
    this.send(reply, await this.read(caseId));
  }

  private async ofApplicant(applicationId: string): Promise<HeldData> {
    return this.heldData.of(await this.findCase.getApplication(applicationId), 0);
  }

  private async read(caseId: string): Promise<HeldData> {
    const { application, person } = await this.findCase.get(caseId);
    return this.heldData.of(application, application.persons.indexOf(person));
  }

  private send(reply: FastifyReply, data: HeldData): void {
    void reply
      .headers({ 'content-type': zip.mediaType, 'cache-control': 'no-store' })
      .header('content-disposition', `attachment; filename="ankomst-${data.person.reference}.zip"`)
      .send(this.archive.of(data, this.clock.now()));
  }
}

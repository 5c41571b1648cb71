import type { ShownDisclosure, ShownQuestion } from '#case-copy';
import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { Described } from './openapi/described.js';
import { CaseAccess } from '../access/access.js';
import { ShowCase, type ShownCase } from '../cases/show-case.js';
import { ShowCaseParts, type ShownProfile } from '../cases/show-case-parts.js';

@Controller('api/v1/cases/:caseId')
@UseGuards(CaseAccess)
export class CasesController {
  constructor(
    private readonly showCase: ShowCase,
    private readonly parts: ShowCaseParts,
  ) {}

  @Get()
  @Described({
    summary: 'The case: agencies, conflicts, timeline, counts, time by holder',
    answer: { status: 200, schema: 'Case' },
    problems: [401, 404],
  })
  show(@Param('caseId') caseId: string): Promise<ShownCase> {
    return this.showCase.run(caseId);
  }

  @Get('questions')
  @Described({
    summary: 'What the resident is asked now',
    answer: { status: 200, schema: 'Questions' },
    problems: [401, 404],
  })
  questions(@Param('caseId') caseId: string): Promise<ShownQuestion[]> {
    return this.parts.questions(caseId);
  }

  @Get('profile')
  @Described({
    summary: 'What is known, from whom, with alternatives',
    answer: { status: 200, schema: 'Profile' },
    problems: [401, 404],
  })
  profile(@Param('caseId') caseId: string): Promise<ShownProfile> {
    return this.parts.profile(caseId);
  }

  @Get('disclosures')
  @Described({
    summary: 'Who was given what, when, why and under which law',
    answer: { status: 200, schema: 'Disclosures' },
    problems: [401, 404],
  })
  disclosures(@Param('caseId') caseId: string): Promise<ShownDisclosure[]> {
    return this.parts.disclosures(caseId);
  }
}

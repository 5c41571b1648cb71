import { ProblemError } from '#http';
import type { Need, Overlap } from '#needs';
import { Controller, Get, Param } from '@nestjs/common';
import { Described } from './openapi/described.js';
import { ShowAgencies, type ShownAgency } from '../agencies/show-agencies.js';

@Controller('api/v1')
export class AgenciesController {
  constructor(private readonly show: ShowAgencies) {}

  @Get('agencies')
  @Described({
    summary: 'Who takes part when, and who waits for whom',
    answer: { status: 200, schema: 'Agencies' },
    problems: [],
  })
  agencies(): ShownAgency[] {
    return this.show.agencies();
  }

  @Get('agencies/:agency/needs')
  @Described({
    summary: 'What an agency may ask for: when, why and under which law',
    answer: { status: 200, schema: 'Needs' },
    problems: [404],
  })
  needs(@Param('agency') agency: string): readonly Need[] {
    const needs = this.show.findNeeds(agency);
    if (!needs) throw new ProblemError('notFound');
    return needs;
  }

  @Get('overlap')
  @Described({
    summary: 'What more than one agency asks for',
    answer: { status: 200, schema: 'Overlap' },
    problems: [],
  })
  overlap(): Overlap {
    return this.show.overlap();
  }
}

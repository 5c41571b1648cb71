import { Controller, Delete, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApplicationAccess } from '../access/access.js';
import type { Restriction } from '../applications/restriction.js';
import { RestrictApplication } from '../erasure/restrict-application.js';
import { Described } from './openapi/described.js';

@Controller('api/v1/applications/:applicationId/restriction')
@UseGuards(ApplicationAccess)
export class RestrictionController {
  constructor(private readonly restrictApplication: RestrictApplication) {}

  @Post()
  @HttpCode(200)
  @Described({
    summary:
      'Have it restricted (GDPR article 18), with everybody in it: nothing more is sent to any agency; reading and changing stay',
    answer: { status: 200, schema: 'Restriction' },
    problems: [401, 404, 409],
  })
  restrict(@Param('applicationId') applicationId: string): Promise<Restriction> {
    return this.restrictApplication.run(applicationId, true);
  }

  @Delete()
  @Described({
    summary: 'Lift the restriction: what waited is sent, once',
    answer: { status: 200, schema: 'Restriction' },
    problems: [401, 404, 409],
  })
  lift(@Param('applicationId') applicationId: string): Promise<Restriction> {
    return this.restrictApplication.run(applicationId, false);
  }
}

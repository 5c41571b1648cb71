import { Controller, Headers, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { Described } from './openapi/described.js';
import { ApplicationAccess } from '../access/access.js';
import { SubmitApplication, type Submission } from '../submission/submit-application.js';

@Controller('api/v1/applications/:applicationId/submission')
@UseGuards(ApplicationAccess)
export class SubmissionController {
  constructor(private readonly submitApplication: SubmitApplication) {}

  @Post()
  @HttpCode(201)
  @Described({
    summary: 'Hand the application in; again gives the same answer',
    idempotencyKey: true,
    answer: { status: 201, schema: 'Submission' },
    problems: [400, 401, 404, 409],
  })
  submit(@Param('applicationId') applicationId: string, @Headers('idempotency-key') key?: string): Promise<Submission> {
    return this.submitApplication.run(applicationId, key);
  }
}

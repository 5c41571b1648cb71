import { ProblemError } from '#http';
import { internalToken, sameSecret } from '#secrecy';
import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { SECRET } from '../tokens.js';
import { WhatWasKnown } from './what-was-known.js';

/** For staff and auditors, behind the installation's internal credential. */
@Controller('internal/cases')
export class KnownController {
  constructor(
    private readonly known: WhatWasKnown,
    @Inject(SECRET) private readonly secret: Buffer,
  ) {}

  @Get(':caseId/known/:path')
  async read(
    @Param('caseId') caseId: string,
    @Param('path') path: string,
    @Headers('authorization') authorization: string | undefined,
    @Query('knownAt') knownAt: string,
    @Query('validOn') validOn?: string,
  ): Promise<object> {
    if (!sameSecret(authorization ?? '', `Bearer ${internalToken(this.secret)}`))
      throw new ProblemError('unauthorised');
    const fact = await this.known.of(caseId, path, { knownAt, validOn });
    return { path, fact: fact ?? null };
  }
}

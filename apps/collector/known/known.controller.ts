import { ProblemError } from '#http';
import { sameSecret } from '#secrecy';
import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { AUDITOR_TOKEN } from '../tokens.js';
import { WhatWasKnown } from './what-was-known.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** For auditors, by a credential of their own, which no service has; where none is set, nobody is answered. */
@Controller('internal/cases')
export class KnownController {
  constructor(
    private readonly known: WhatWasKnown,
    @Inject(AUDITOR_TOKEN) private readonly token: string | null,
  ) {}

  @Get(':caseId/known/:path')
  async read(
    @Param('caseId') caseId: string,
    @Param('path') path: string,
    @Headers('authorization') authorization: string | undefined,
    @Query('knownAt') knownAt: string,
    @Query('validOn') validOn?: string,
  ): Promise<object> {
    if (this.token === null || !sameSecret(authorization ?? '', `Bearer ${this.token}`))
      throw new ProblemError('unauthorised');
    if (!UUID.test(caseId)) throw new ProblemError('notFound');
    const fact = await this.known.of(caseId, path, { knownAt, validOn });
    return { path, fact: fact ?? null };
  }
}

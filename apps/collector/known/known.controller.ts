import { isUuid } from '#contracts';
import { ProblemError, refuse } from '#http';
import { sameAsOne } from '#secrecy';
import type { Secret } from '#settings';
import { textsInBoth } from '#texts';
import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { AUDITOR_TOKEN } from '../tokens.js';
import { WhatWasKnown, type KnownOn } from './what-was-known.js';

const says = textsInBoth('auditProblem');

/** For auditors, by a credential of their own, which no service has; where none is set, nobody is answered. */
@Controller('internal/cases')
export class KnownController {
  constructor(
    private readonly known: WhatWasKnown,
    @Inject(AUDITOR_TOKEN) private readonly token: Secret | null,
  ) {}

  @Get(':caseId/known/:path')
  async read(
    @Param('caseId') caseId: string,
    @Param('path') path: string,
    @Headers('authorization') authorization: string | undefined,
    @Query('knownAt') knownAt: unknown,
    @Query('validOn') validOn?: unknown,
  ): Promise<object> {
    const shown = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    if (this.token === null || !sameAsOne(shown, this.token.accepted)) throw new ProblemError('unauthorised');
    if (!isUuid(caseId)) throw new ProblemError('notFound');
    const fact = await this.known.of(caseId, path, readWhen(knownAt, validOn));
    return { path, fact: fact ?? null };
  }
}

function readWhen(knownAt: unknown, validOn: unknown): KnownOn {
  const moment = new Date(typeof knownAt === 'string' ? knownAt : NaN);
  const day = new Date(typeof validOn === 'string' && DAY.test(validOn) ? `${validOn}T00:00:00Z` : NaN);
  refuse([
    ...(Number.isNaN(moment.getTime()) ? [{ path: 'knownAt', code: 'invalid', message: says.knownAt }] : []),
    ...(validOn !== undefined && Number.isNaN(day.getTime())
      ? [{ path: 'validOn', code: 'invalid', message: says.validOn }]
      : []),
  ]);
  return {
    knownAt: moment.toISOString(),
    ...(validOn !== undefined && { validOn: day.toISOString().slice(0, 10) }),
  };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

import { setTimeout as wait } from 'node:timers/promises';
import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError, refuse } from '#http';
import { textsInBoth } from '#texts';
import type { EntityManager } from 'typeorm';
import { Behaviours } from '../behaviour/behaviours.js';
import type { Behaviour } from '../behaviour/behaviour.js';
import { KnownAgency } from '../known-agency.js';
import { CONTEXT, type SandboxContext } from '../context.js';
import { AgencyDesk } from './agency-desk.js';
import { filingProblems, noticeProblems, type Filing, type WithdrawalNotice } from '../agencies/filing.js';

const says = textsInBoth('simulatorProblem');

/** The simulated agencies' own entrances: `POST /siri/filings`, `POST /siri/withdrawals`, … */
@Controller(':agency')
@UseGuards(KnownAgency)
export class FilingsController {
  constructor(
    @Inject(CONTEXT) private readonly context: SandboxContext,
    private readonly desk: AgencyDesk,
    private readonly behaviours: Behaviours,
  ) {}

  @Post('filings')
  @HttpCode(201)
  async file(
    @Param('agency') agency: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<{ agencyReference: string }> {
    return this.answer(agency, request, async (sql) => {
      refuse(filingProblems(body));
      return { agencyReference: await this.desk.file(sql, agency, keyOf(key), body as Filing) };
    });
  }

  @Post('withdrawals')
  @HttpCode(200)
  async withdraw(
    @Param('agency') agency: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<{ withdrawn: true }> {
    return this.answer(agency, request, async (sql) => {
      refuse(noticeProblems(body));
      if (!(await this.desk.withdraw(sql, agency, body as WithdrawalNotice))) throw new ProblemError('notFound');
      return { withdrawn: true as const };
    });
  }

  /** Misbehaves as told, around a transaction that either is committed or did not happen. */
  private async answer<T>(
    agency: string,
    request: FastifyRequest,
    act: (sql: EntityManager) => Promise<T>,
  ): Promise<T> {
    const { dataSource } = this.context;
    const behaviour = await this.behaviours.of(agency);
    if (behaviour.down) throw new ProblemError('unavailable');
    const answer = await dataSource.transaction(act);
    await misbehave(behaviour, request);
    return answer;
  }
}

async function misbehave({ delayMs, dropAfterCommit }: Behaviour, request: FastifyRequest): Promise<void> {
  if (delayMs) await wait(delayMs, undefined, { ref: false });
  if (dropAfterCommit) request.raw.socket.destroy();
}

function keyOf(key: string | undefined): string {
  if (key) return key;
  throw new ProblemError('missingHeader', { detail: says.keyMissing });
}

import type { Contracts } from '#contracts';
import { refuse, shapeProblems, type InputProblem } from '#http';
import { readChange } from '#intake';
import { textsInBoth } from '#texts';
import { Body, Controller, HttpCode, Inject, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { JoinHousehold } from '../applications/join-household.js';
import type { OpenedApplication } from '../applications/open-draft.js';
import { JoinHouseholdBody } from './application-body.js';
import { Described } from './openapi/described.js';
import { CaseAccess } from '../access/access.js';
import { CONTRACTS } from '../ground/tokens.js';
import { AmendCase } from '../cases/amend-case.js';
import { readAmendment } from './read-amendment.js';
import { WithdrawCase } from '../cases/withdraw-case.js';
import { WithdrawalBody } from './withdrawal-body.js';

const says = textsInBoth('apiProblem');

/** What was asked is under way; the case shows when it has had its effect. */
interface Accepted {
  caseId: string;
}

/** The agencies that a withdrawal reaches; what was decided stays. */
interface Withdrawn extends Accepted {
  agencies: string[];
}

@Controller('api/v1/cases/:caseId')
@UseGuards(CaseAccess)
export class CaseChangesController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly amendCase: AmendCase,
    private readonly withdrawCase: WithdrawCase,
    private readonly joinHousehold: JoinHousehold,
  ) {}

  @Patch('answers')
  @HttpCode(202)
  @Described({
    summary: 'Answer questions and correct facts; told to all who hold them',
    body: 'Amendment',
    answer: { status: 202, schema: 'Accepted' },
    problems: [400, 401, 404, 413, 415, 422],
  })
  async amend(@Param('caseId') caseId: string, @Body() body: unknown): Promise<Accepted> {
    await this.amendCase.run(caseId, readAmendment(this.contracts, body));
    return { caseId };
  }

  @Post('household')
  @HttpCode(201)
  @Described({
    summary: 'Open a draft for a spouse or child who joins later: it starts from what the household shares',
    body: 'JoinHousehold',
    answer: { status: 201, schema: 'OpenedApplication' },
    problems: [400, 401, 404, 409, 413, 415, 422],
  })
  join(@Param('caseId') caseId: string, @Body() body: unknown): Promise<OpenedApplication> {
    const { problems, ...change } = readChange(this.contracts, body ?? {});
    const { relation, channel } = (body ?? {}) as JoinHouseholdBody;
    const shape = shapeProblems(JoinHouseholdBody, body);
    const joining = { relation, channel: channel ?? 'api', change, problems: [...shape, ...problems] };
    return this.joinHousehold.run(caseId, joining, 'api');
  }

  @Post('withdrawal')
  @HttpCode(202)
  @Described({
    summary: 'Withdraw the case, or from one agency',
    body: 'Withdrawal',
    answer: { status: 202, schema: 'Withdrawn' },
    problems: [400, 401, 404, 409, 415, 422],
  })
  async withdraw(@Param('caseId') caseId: string, @Body() body: unknown): Promise<Withdrawn> {
    const given = body ?? {};
    refuse(shapeProblems(WithdrawalBody, given));
    const agency = (given as WithdrawalBody).agency ?? undefined;
    if (agency !== undefined && !this.contracts.agencies.includes(agency)) refuse([oneOf(this.contracts.agencies)]);
    return { caseId, agencies: await this.withdrawCase.run(caseId, agency) };
  }
}

function oneOf(agencies: readonly string[]): InputProblem {
  return { path: 'agency', code: 'notInList', message: says.agency({ agencies: agencies.join(', ') }) };
}

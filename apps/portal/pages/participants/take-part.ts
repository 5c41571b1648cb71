import type { Contracts, Json } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { nestedAnswers } from '../../applications/statements.js';
import { AnswerInvitation } from '../../participants/answer-invitation.js';
import type { Invitation } from '../../participants/invitation.js';
import { CONTRACTS } from '../../tokens.js';
import { atField, readFacts, type FieldProblem } from '#fact-form';
import type { TypedForm } from '../files/keep-files.js';
import type { PartAsked } from './parts-asked.js';

/** Takes what somebody who was asked has typed: all of it, or what has to be corrected. */
@Injectable()
export class TakePart {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly answer: AnswerInvitation,
  ) {}

  async run(token: string, part: PartAsked, form: TypedForm): Promise<FieldProblem[]> {
    const { invitation, fields } = part;
    const read = readFacts(this.contracts, form, fields, valuesOf(invitation), form.kept);
    if (read.problems.length > 0) return [...read.problems];
    const stated = Object.fromEntries([...read.answers].map(([fact, value]) => [fact, { value, at: '' }]));
    const body = {
      answers: nestedAnswers(stated),
      absent: Object.fromEntries(read.absent),
      retract: [...read.retract],
    };
    const refused = await this.answer.run(invitation, token, body);
    return refused.map((problem) => atField(problem, fields));
  }
}

export function valuesOf({ statements }: Invitation): Map<string, Json> {
  return new Map(
    Object.entries(statements).flatMap(([fact, { value }]) => (value === undefined ? [] : [[fact, value] as const])),
  );
}

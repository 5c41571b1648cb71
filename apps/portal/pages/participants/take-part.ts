import type { Contracts } from '#contracts';
import { changeOf, valuesOf } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { AnswerInvitation } from '../../participants/answer-invitation.js';
import { CONTRACTS } from '../../ground/tokens.js';
import { atField, readFacts, type FieldProblem, type TypedForm } from '#fact-form';
import type { PartAsked } from './parts-asked.js';

/** Takes what somebody who was asked has typed: all of it, or what has to be corrected. */
@Injectable()
export class TakePart {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly answer: AnswerInvitation,
  ) {}

  async run({ token, invitation, fields }: PartAsked, form: TypedForm): Promise<FieldProblem[]> {
    const read = readFacts(this.contracts, form, fields, valuesOf(invitation.statements), form.kept);
    if (read.problems.length > 0) return [...read.problems];
    const change = changeOf(read.answers, read.absent, read.retract);
    const refused = await this.answer.run(invitation, token, change);
    return refused.map((problem) => atField(problem, fields));
  }
}

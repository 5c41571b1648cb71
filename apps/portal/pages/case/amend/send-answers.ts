import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidChange } from '../../../applications/invalid-change.js';
import { AmendCase } from '../../../cases/amend-case.js';
import { CONTRACTS } from '../../../ground/tokens.js';
import { atField, type FactValues, type FieldProblem, missingAt, readFacts, type TypedForm } from '#fact-form';
import { type Amendment, type AskedField, changeOf, unchanged } from '#intake';
import type { CaseView } from '../case-view.js';

/** Sends what a form says of facts to the case, all of it or nothing. */
@Injectable()
export class SendAnswers {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly amendCase: AmendCase,
  ) {}

  /**
   * What has to be corrected; nothing was sent where there is any.
   * @param before what is known; an answer that was there and is empty now is none
   * @param more what goes with the answers
   */
  async run(
    view: CaseView,
    fields: readonly AskedField[],
    form: TypedForm,
    before: FactValues,
    more: Pick<Amendment, 'reason' | 'evidence'> = {},
  ): Promise<readonly FieldProblem[]> {
    const { answers, absent, problems } = readFacts(this.contracts, form, fields, before, form.kept);
    if (problems.length > 0) return problems;
    if (answers.size + absent.size === 0) return fields.slice(0, 1).map(missingAt);
    return this.send(view, fields, { change: changeOf(answers, absent), ...more });
  }

  /** Takes an answer back: then nobody has said it. */
  retract(view: CaseView, fields: readonly AskedField[], fact: string): Promise<readonly FieldProblem[]> {
    return this.send(view, fields, { change: { ...unchanged, retracted: [fact] } });
  }

  private async send(view: CaseView, fields: readonly AskedField[], amendment: Amendment): Promise<FieldProblem[]> {
    try {
      await this.amendCase.run(view.caseId, amendment);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidChange)) throw error;
      return error.problems.map((problem) => atField(problem, fields));
    }
  }
}

import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidChange } from '../../../applications/invalid-change.js';
import { AmendCase } from '../../../cases/amend-case.js';
import { CONTRACTS } from '../../../ground/tokens.js';
import { atField, type FieldProblem } from '#fact-form';
import { type AskedField, unchanged } from '#intake';
import type { CaseView } from '../case-view.js';
import { amendmentOf, type Move } from './move-form.js';
import { announcedMove, MOVE_IN, movedFacts } from '#case-reading';

/** Tells the case of a move, whole, or takes it back. */
@Injectable()
export class AmendByMove {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly amendCase: AmendCase,
  ) {}

  /** What has to be corrected; nothing was told where there is any. */
  async run(view: CaseView, move: Move, fields: readonly AskedField[]): Promise<readonly FieldProblem[]> {
    try {
      await this.amendCase.run(view.caseId, amendmentOf(move, view.visit.application.persons));
      return [];
    } catch (error) {
      if (!(error instanceof InvalidChange)) throw error;
      return error.problems.map(({ path, ...problem }) =>
        atField({ ...problem, path: path === 'from' ? MOVE_IN : path }, fields),
      );
    }
  }

  /** Then the register's word stands alone; of a move to come, what stood before, for all who announced it together. */
  async takeBack(view: CaseView): Promise<void> {
    const announced = announcedMove(this.contracts, view.shown.announced);
    const said = announced?.facts.map(({ path }) => path) ?? Object.keys(view.person.statements);
    const moved = new Set([MOVE_IN, ...movedFacts(this.contracts)]);
    const own = said.filter((fact) => moved.has(fact));
    const together = view.visit.application.persons.filter(({ announced: ahead = {} }) =>
      own.some((fact) => announced !== undefined && ahead[fact]?.from === announced.from),
    );
    for (const { caseId } of together.includes(view.person) ? together : [view.person, ...together])
      if (own.length > 0 && caseId !== undefined)
        await this.amendCase.run(caseId, { change: { ...unchanged, retracted: own } });
  }
}

import { ProblemError } from '#http';
import { placedInBody, type ChangeProblem } from '#intake';

/** A change that does not hold, and so changed nothing: as an answer, a 422 that names places in the API's body. */
export class InvalidChange extends ProblemError {
  constructor(readonly problems: readonly ChangeProblem[]) {
    super('invalidInput', { errors: problems.map(placedInBody) });
  }
}

/** @throws InvalidChange when there are any */
export function refuseChange(problems: readonly ChangeProblem[]): void {
  if (problems.length > 0) throw new InvalidChange(problems);
}

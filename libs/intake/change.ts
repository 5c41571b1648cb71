import { danishDate } from '#clock';
import { documentsIn, isObject, type Contracts, type Json, type Problem, type Text } from '#contracts';
import { textsInBoth } from '#texts';
import { later, valuesOf, type Statement, type Statements, type Stater } from './statements.js';

const says = textsInBoth('changeProblem');

type StatedValue = Pick<Statement, 'value' | 'absence'>;

/** What somebody says of facts at once; each value was held against the contracts on its way in. */
export interface Change {
  stated: ReadonlyMap<string, StatedValue>;
  retracted: readonly string[];
  /** Left out where whoever the statements are kept of declares it. */
  by?: Stater;
}

/** One thing to correct; never the value. */
export interface ChangeProblem {
  /** The fact, or another place of the change, such as `persons[0].relation`. */
  path: string;
  /** Whose fact, by their place among the persons of the change; the applicant's where it is left out. */
  person?: number;
  /** The place inside of what `path` names, as a JSON pointer. */
  pointer?: string;
  code: string;
  message: Text;
}

export interface ReadChange extends Change {
  problems: readonly ChangeProblem[];
}

/** What a body says about facts, in the API's own form. */
export interface ChangeBody {
  answers?: Json | null;
  absent?: Record<string, Json> | null;
  retract?: string[] | null;
}

export const unchanged: Change = { stated: new Map(), retracted: [] };

/** Of values and reasons that hold, as a form reads them. */
export function changeOf(
  answers: ReadonlyMap<string, Json>,
  absent: ReadonlyMap<string, string> = new Map(),
  retracted: readonly string[] = [],
): Change {
  const stated = new Map<string, StatedValue>();
  for (const [fact, value] of answers) stated.set(fact, { value });
  for (const [fact, absence] of absent) stated.set(fact, { absence });
  return { stated, retracted };
}

/** Takes bodies whose outer shape was found wrong, too, so that all problems can be told at once. */
export function readChange(contracts: Contracts, body: ChangeBody): ReadChange {
  const answers = contracts.validateAnswers(isObject(body.answers) ? body.answers : {});
  const stated = new Map(changeOf(answers.facts).stated);
  const problems: ChangeProblem[] = answers.problems.map(withoutAgainst);
  const absent = Object.entries(isObject(body.absent) ? body.absent : {});
  for (const [fact, reason] of absent.flatMap(([name, why]) =>
    factsIn(contracts, name).map((one) => [one, why] as const),
  )) {
    const wrong = stated.has(fact) ? [bothGiven(fact)] : contracts.validateAbsence(fact, reason);
    if (wrong.length === 0) stated.set(fact, { absence: reason as string });
    problems.push(...wrong);
  }
  const named = Array.isArray(body.retract) ? body.retract.filter((fact) => typeof fact === 'string') : [];
  const retracted = named.flatMap((name) => factsIn(contracts, name));
  problems.push(...retracted.flatMap((fact) => retractionProblems(contracts, fact, stated)));
  return { stated, retracted: [...new Set(retracted)], problems };
}

/** What can be missing as one, such as the address, can be said to be missing, or taken back, as one. */
const factsIn = (contracts: Contracts, name: string): readonly string[] =>
  contracts.groups.find((group) => group.name === name)?.facts ?? [name];

/** Whole facts are replaced. A fact is never stated earlier than it was before, whatever the clock did since. */
export function applyChange(before: Statements, { stated, retracted, by }: Change, at: string): Statements {
  const after: Record<string, Statement> = { ...before };
  for (const fact of retracted) delete after[fact];
  for (const [fact, said] of stated) after[fact] = { ...said, at: later(before[fact]?.at, at), ...(by && { by }) };
  return after;
}

/**
 * What facts say against each other and against today; each of them is right by itself. Of two that do not go together
 * the one that was changed is named: that is the one at hand.
 */
export function contradictions(
  contracts: Contracts,
  statements: Statements,
  { stated }: Pick<Change, 'stated'>,
  now: string,
): ChangeProblem[] {
  return contracts.contradictions(valuesOf(statements), danishDate(now)).map((problem) => {
    const { against } = problem;
    const isOther = against !== undefined && !stated.has(problem.path) && stated.has(against);
    return isOther ? { path: against, code: problem.code, message: problem.message } : withoutAgainst(problem);
  });
}

/** Documents that answers name and that do not belong to the application. */
export function strangeDocuments({ stated }: Change, known: ReadonlySet<string>): ChangeProblem[] {
  return [...stated]
    .filter(([, { value }]) => documentsIn(value).some((id) => !known.has(id.toLowerCase())))
    .map(([path]) => ({ path, code: 'unknownDocument', message: says.unknownDocument }));
}

function retractionProblems(contracts: Contracts, fact: string, stated: Change['stated']): ChangeProblem[] {
  const spec = contracts.findFact(fact);
  if (!spec) return [{ path: fact.slice(0, 60), code: 'unknownPath', message: says.unknownFact }];
  if (spec.paths.some(({ issuedBy }) => issuedBy)) return [{ path: fact, code: 'issued', message: says.issued }];
  return stated.has(fact) ? [bothGiven(fact)] : [];
}

const withoutAgainst = ({ against: _, ...problem }: Problem): ChangeProblem => problem;

const bothGiven = (fact: string): ChangeProblem => ({
  path: fact,
  code: 'contradiction',
  message: says.bothGiven,
});

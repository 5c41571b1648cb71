import { danishDate } from '#clock';
import type { Contracts, Json, Problem } from '#contracts';
import type { InputProblem } from '#http';

/** One fact as the resident states it: a value, or the reason for having none; `at` is when they said so. */
export interface Statement {
  value?: Json;
  absence?: string;
  at: string;
}

/** By fact. */
export type Statements = Readonly<Record<string, Statement>>;

/** What a body says about facts, in the API's own form. */
export interface StatementsBody {
  answers?: Json | null;
  absent?: Record<string, Json> | null;
  retract?: string[] | null;
}

/** What a body says about facts, read and held against the contracts. `problems` is everything that is wrong with it. */
export interface Change {
  stated: ReadonlyMap<string, Omit<Statement, 'at'>>;
  retracted: readonly string[];
  problems: readonly InputProblem[];
}

/** Takes bodies whose outer shape was found wrong, too, so that all problems can be told at once. */
export function readChange(contracts: Contracts, body: StatementsBody): Change {
  const answers = contracts.validateAnswers(isPlainObject(body.answers) ? body.answers : {});
  const stated = new Map<string, Omit<Statement, 'at'>>();
  for (const [fact, value] of answers.facts) stated.set(fact, { value });
  const problems: InputProblem[] = answers.problems.map(inputProblem);
  const absent = Object.entries(isPlainObject(body.absent) ? body.absent : {});
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
export function applyChange(before: Statements, { stated, retracted }: Change, at: string): Statements {
  const after: Record<string, Statement> = { ...before };
  for (const fact of retracted) delete after[fact];
  for (const [fact, statement] of stated) after[fact] = { ...statement, at: later(before[fact]?.at, at) };
  return after;
}

export function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
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
): readonly InputProblem[] {
  return contracts.validateAnswers(nestedAnswers(statements), danishDate(now)).problems.map((problem) => {
    const { against } = problem;
    const isOther = against !== undefined && !stated.has(problem.path) && stated.has(against);
    return isOther ? { path: against, code: problem.code, message: problem.message } : inputProblem(problem);
  });
}

const inputProblem = ({ against: _, ...problem }: Problem): InputProblem => problem;

/** The API's form of the answers: nested by path. */
export function nestedAnswers(statements: Statements): { [key: string]: Json } {
  const nested: { [key: string]: Json } = {};
  for (const [fact, { value }] of Object.entries(statements)) {
    if (value !== undefined) place(nested, fact.split('.'), value);
  }
  return nested;
}

export function absentFacts(statements: Statements): Record<string, string> {
  return Object.fromEntries(
    Object.entries(statements).flatMap(([fact, { absence }]) => (absence === undefined ? [] : [[fact, absence]])),
  );
}

function place(into: { [key: string]: Json }, [first = '', ...rest]: string[], value: Json): void {
  if (rest.length === 0) into[first] = value;
  else place((into[first] ??= {}) as { [key: string]: Json }, rest, value);
}

function retractionProblems(contracts: Contracts, fact: string, stated: Change['stated']): InputProblem[] {
  const spec = contracts.findFact(fact);
  if (!spec) return [{ path: fact.slice(0, 60), code: 'unknownPath', message: unknownFact }];
  if (spec.paths.some(({ issuedBy }) => issuedBy)) return [{ path: fact, code: 'issued', message: notTheirs }];
  return stated.has(fact) ? [bothGiven(fact)] : [];
}

function isPlainObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const unknownFact = {
  da: 'Oplysningen kendes ikke. Skriv navnet på en hel oplysning, for eksempel family.children.',
  en: 'This fact is not known. Write the name of a whole fact, for example family.children.',
};

const notTheirs = {
  da: 'Oplysningen kommer fra en myndighed og kan ikke trækkes tilbage her. Kontakt myndigheden.',
  en: 'This fact comes from an authority and cannot be retracted here. Contact the authority.',
};

function bothGiven(fact: string): InputProblem {
  return {
    path: fact,
    code: 'contradiction',
    message: {
      da: 'Oplysningen nævnes to gange. Giv enten et svar, en grund til at have ingen, eller træk den tilbage.',
      en: 'This fact is mentioned twice. Give either an answer, a reason for having none, or retract it.',
    },
  };
}

import { isObject, type Json, type Problem } from '#contracts';
import { textsInBoth } from '#texts';

const says = textsInBoth('simulatorProblem');

/** How a simulated agency is told to behave. What is left out is off. */
export interface Behaviour {
  /** Waits before each answer. */
  readonly delayMs?: number;
  /** Answers nothing and reports nothing. */
  readonly down?: boolean;
  readonly refuse?: boolean;
  /** Grants, and takes it back. */
  readonly revoke?: boolean;
  /** Sends each report twice. */
  readonly answerTwice?: boolean;
  /** Sends the outcome before the receipt. */
  readonly outOfOrder?: boolean;
  /** Takes some seconds for the outcome. */
  readonly late?: boolean;
  /** Keeps the filing and closes the connection without an answer. */
  readonly dropAfterCommit?: boolean;
  /** Asks for these facts once a case, also for what was given. */
  readonly askMore?: readonly string[];
  /** States these facts with its grant. */
  readonly contradict?: Readonly<Record<string, Json>>;
}

type Kind = 'flag' | 'milliseconds' | 'paths' | 'facts';

const keys: Readonly<Record<keyof Behaviour, Kind>> = {
  delayMs: 'milliseconds',
  down: 'flag',
  refuse: 'flag',
  revoke: 'flag',
  answerTwice: 'flag',
  outOfOrder: 'flag',
  late: 'flag',
  dropAfterCommit: 'flag',
  askMore: 'paths',
  contradict: 'facts',
};

const LONGEST_DELAY_MS = 120_000;

const holds: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  flag: (value) => typeof value === 'boolean',
  milliseconds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LONGEST_DELAY_MS,
  paths: (value) => Array.isArray(value) && value.every((path) => typeof path === 'string'),
  facts: isObject,
};

/**
 * Everything that is wrong with a wished behaviour; `[]` when it can be had. Paths are not looked up: an agency may be
 * told to ask for, or state, what it may not, to see what the hub makes of it.
 */
export function behaviourProblems(wish: unknown): Problem[] {
  if (!isObject(wish)) return [{ path: '', code: 'wrongType', message: says.object }];
  return Object.entries(wish).flatMap(([key, value]) => keyProblems(key, value));
}

function keyProblems(key: string, value: unknown): Problem[] {
  const kind = Object.hasOwn(keys, key) ? keys[key as keyof Behaviour] : undefined;
  if (!kind)
    return [{ path: key, code: 'unknownPath', message: says.unknownKey({ keys: Object.keys(keys).join(', ') }) }];
  const message = kind === 'milliseconds' ? says.milliseconds({ most: LONGEST_DELAY_MS }) : says[kind];
  return holds[kind](value) ? [] : [{ path: key, code: 'wrongType', message }];
}

import { isObject, type Json, type Problem, type Text } from '#contracts';

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

const kinds: Readonly<Record<Kind, { holds(value: unknown): boolean; message: Text }>> = {
  flag: {
    holds: (value) => typeof value === 'boolean',
    message: { da: 'Skal være true eller false.', en: 'Must be true or false.' },
  },
  milliseconds: {
    holds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LONGEST_DELAY_MS,
    message: {
      da: `Skal være et helt antal millisekunder fra 0 til ${LONGEST_DELAY_MS}.`,
      en: `Must be a whole number of milliseconds from 0 to ${LONGEST_DELAY_MS}.`,
    },
  },
  paths: {
    holds: (value) => Array.isArray(value) && value.every((path) => typeof path === 'string'),
    message: { da: 'Skal være en liste af stier.', en: 'Must be a list of paths.' },
  },
  facts: {
    holds: isObject,
    message: { da: 'Skal være et objekt fra sti til værdi.', en: 'Must be an object from path to value.' },
  },
};

/**
 * Everything that is wrong with a wished behaviour; `[]` when it can be had. Paths are not looked up: an agency may be
 * told to ask for, or state, what it may not, to see what the hub makes of it.
 */
export function behaviourProblems(wish: unknown): Problem[] {
  if (!isObject(wish)) return [{ path: '', code: 'wrongType', message: notAnObject }];
  return Object.entries(wish).flatMap(([key, value]) => keyProblems(key, value));
}

function keyProblems(key: string, value: unknown): Problem[] {
  const kind = Object.hasOwn(keys, key) ? kinds[keys[key as keyof Behaviour]] : undefined;
  if (!kind) return [{ path: key, code: 'unknownPath', message: unknownKey }];
  return kind.holds(value) ? [] : [{ path: key, code: 'wrongType', message: kind.message }];
}

const notAnObject: Text = { da: 'Skal være et JSON-objekt.', en: 'Must be a JSON object.' };
const unknownKey: Text = {
  da: `Kendes ikke. Brug ${Object.keys(keys).join(', ')}.`,
  en: `Not known. Use ${Object.keys(keys).join(', ')}.`,
};

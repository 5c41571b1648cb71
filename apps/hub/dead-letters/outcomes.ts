import type { RetryWish } from './arguments.js';
import { counted, printable, writeJson, type Output } from './presented.js';

/** What became of one that was to be tried again. */
export interface Outcome {
  readonly name: string;
  readonly service: string;
  readonly outcome: 'ended' | 'deadLettered' | 'parked' | 'waits' | 'noReader';
  readonly code?: string;
  readonly detail?: string;
}

const LINES_AT_MOST = 50;

const sentences: Readonly<Record<Outcome['outcome'], (outcome: Outcome) => string>> = {
  ended: () => 'applied, or it brought nothing new',
  deadLettered: ({ code, detail }) => `a dead letter again: ${code} ${detail}`,
  parked: ({ detail }) => `parked: ${detail}`,
  waits: ({ detail }) => `waits: ${detail}`,
  noReader: ({ service }) => `stays a dead letter: ${service} does not read its topic any more`,
};

const sums: readonly [Outcome['outcome'], string][] = [
  ['ended', 'applied, or brought nothing new'],
  ['deadLettered', 'dead letters again'],
  ['parked', 'parked, and tried again by themselves'],
  ['waits', 'wait for their service, which tries them once it runs'],
  ['noReader', 'stay dead letters: their service does not read their topic any more'],
];

export function tellOutcomes(outcomes: readonly Outcome[], { json }: RetryWish, out: Output): void {
  if (json) return writeJson(out, outcomes);
  if (outcomes.length === 0) return void out.write('Nothing lies here that matches: nothing to try again.\n');
  for (const outcome of outcomes.slice(0, LINES_AT_MOST)) {
    out.write(`${outcome.name}  ${printable(sentences[outcome.outcome](outcome))}\n`);
  }
  if (outcomes.length > LINES_AT_MOST) out.write(`… and ${outcomes.length - LINES_AT_MOST} more\n`);
  out.write(`\n${counted(outcomes.length, 'message')} to try again:\n`);
  for (const [kind, text] of sums) {
    const count = outcomes.filter(({ outcome }) => outcome === kind).length;
    if (count > 0) out.write(`${String(count).padStart(6)}  ${text}\n`);
  }
}

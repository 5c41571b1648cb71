import type { Known } from './known.js';
import { every, some, type Truth } from './truth.js';

/** A compiled condition over what is known. */
export interface Condition {
  holds(known: Known): Truth;
  /** Adds the paths on which an undecided condition hangs: unanswered, or answered so that they contradict each other. */
  deciders(known: Known, into: Set<string>): void;
  /** Every path that it looks at, whatever is known. */
  readonly paths: ReadonlySet<string>;
  /** Those of them without which it may not be decided. */
  readonly needs: ReadonlySet<string>;
  /** Those of them whose value it looks at; of the others it counts only that they are given. */
  readonly values: ReadonlySet<string>;
  /** The situations that it is made of; empty when it says something else. */
  readonly situations: readonly string[];
}

/** True when all hold; what is undecided hangs on whichever of them are. */
export const allOf = (parts: readonly Condition[]): Condition => combine(parts, every);

/** The same, but undecided it hangs on the first of its parts that is: the others are asked once that one holds. */
export const allInOrder = (parts: readonly Condition[]): Condition => ({
  ...allOf(parts),
  deciders: (known, into) => parts.find((part) => part.holds(known) === undefined)?.deciders(known, into),
});

export const anyOf = (parts: readonly Condition[]): Condition => combine(parts, some);

function combine(parts: readonly Condition[], over: typeof every): Condition {
  if (parts.length === 1 && parts[0]) return parts[0];
  return {
    holds: (known) => over(parts, (part) => part.holds(known)),
    deciders: (known, into) => {
      for (const part of parts) if (part.holds(known) === undefined) part.deciders(known, into);
    },
    paths: new Set(parts.flatMap((part) => [...part.paths])),
    needs: new Set(parts.flatMap((part) => [...part.needs])),
    values: new Set(parts.flatMap((part) => [...part.values])),
    situations: parts.every((part) => part.situations.length > 0) ? parts.flatMap((part) => part.situations) : [],
  };
}

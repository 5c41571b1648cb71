import type { Json, StatedFact } from '#contracts';
import { declaredBy, type Statement, type Stater, type Statements } from './statements.js';

/** Sorted by fact, so that the same statements make the same event. `by`: who has stated what does not say by whom it is. */
export function toldFacts(statements: Statements, by: Stater = declaredBy('resident')): StatedFact[] {
  return Object.entries(statements)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, statement]) => toldFact(path, statement, by));
}

function toldFact(path: string, { value, absence, at, by: stater }: Statement, by: Stater): StatedFact {
  return {
    path,
    ...(absence === undefined ? { value: value as Json } : { absence }),
    ...(stater ?? by),
    observedAt: at,
  };
}

export function retractedFact(path: string, observedAt: string, by: Stater = declaredBy('resident')): StatedFact {
  return { path, retracted: true, ...by, observedAt };
}

import type { Json } from '#contracts';
import type { Statements } from './statements.js';

/** A fact on the wire, as a resident states it. */
export type ToldFact = { path: string; source: 'resident'; assurance: 'selfDeclared'; observedAt: string } & (
  { value: Json } | { absence: string } | { retracted: true }
);

const BY_RESIDENT = { source: 'resident', assurance: 'selfDeclared' } as const;

/** Sorted by fact, so that the same statements make the same event. */
export function toldFacts(statements: Statements): ToldFact[] {
  return Object.entries(statements)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, { value, absence, at }]) => ({
      path,
      ...(absence === undefined ? { value: value as Json } : { absence }),
      ...BY_RESIDENT,
      observedAt: at,
    }));
}

export function retractedFact(path: string, observedAt: string): ToldFact {
  return { path, retracted: true, ...BY_RESIDENT, observedAt };
}

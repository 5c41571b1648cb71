import type { Json } from '#contracts';
import type { Statements } from './statements.js';

/** Who states facts through the portal. Nobody has checked who they are, so each only declares. */
export type Teller = 'resident' | 'employer' | 'school';

/** A fact on the wire, as somebody states it. */
export type ToldFact = {
  path: string;
  source: Teller;
  assurance: 'selfDeclared';
  observedAt: string;
  /** The first day on which it holds; open where it is left out. */
  validFrom?: string;
} & ({ value: Json } | { absence: string } | { retracted: true });

const assurance = 'selfDeclared';

/** Sorted by fact, so that the same statements make the same event. */
export function toldFacts(statements: Statements, source: Teller = 'resident'): ToldFact[] {
  return Object.entries(statements)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, { value, absence, at }]) => ({
      path,
      ...(absence === undefined ? { value: value as Json } : { absence }),
      source,
      assurance,
      observedAt: at,
    }));
}

export function retractedFact(path: string, observedAt: string, source: Teller = 'resident'): ToldFact {
  return { path, retracted: true, source, assurance, observedAt };
}

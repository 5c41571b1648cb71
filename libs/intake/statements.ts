import type { Assurance, Json } from '#contracts';

/** Who states facts, and how far they are proven; as a fact on the wire names them. */
export type Stater = {
  /** Nobody else states facts by an application: agencies say theirs in reports. */
  source: 'resident' | 'employer' | 'school' | 'staff' | 'document';
  assurance: Assurance;
};

/** Whoever is asked by a link or at a page: nobody has checked who they are, so each only declares. */
export const declaredBy = (source: Stater['source']): Stater => ({ source, assurance: 'selfDeclared' });

/** One fact as somebody states it: a value, or the reason for having none; `at` is when they said so. */
export interface Statement {
  value?: Json;
  absence?: string;
  at: string;
  /** Left out where whoever the statements are kept of declares it. */
  by?: Stater;
}

/** By fact. */
export type Statements = Readonly<Record<string, Statement>>;

export function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}

/** The values among them, by fact. */
export function valuesOf(statements: Statements): Map<string, Json> {
  return new Map(
    Object.entries(statements).flatMap(([fact, { value }]) => (value === undefined ? [] : [[fact, value] as const])),
  );
}

/** The API's form of the answers: nested by path. */
export function nestedAnswers(statements: Statements): { [key: string]: Json } {
  const nested: { [key: string]: Json } = {};
  for (const [fact, value] of valuesOf(statements)) place(nested, fact.split('.'), value);
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

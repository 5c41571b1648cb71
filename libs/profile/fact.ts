import type { Assurance, Json } from '#contracts';

/** The source that ranks above every authority of every path. */
export const staff = 'staff';

/** The kinds of source that are no agency, as the facts schema closes them; every other source is an agency's id. */
const noAgencies = new Set([staff, 'document', 'employer', 'school', 'resident']);

export const isAgency = (source: string): boolean => !noAgencies.has(source);

/**
 * One value of one path, as one source states it. Exactly one of `value` (null is a value), `absence` ("I have
 * none", with its reason) and `retracted` is there. Times are exact milliseconds UTC, so text order is time order.
 */
export interface Fact {
  readonly eventId: string;
  /** The place in the event's list of facts. */
  readonly index: number;
  readonly residentId?: string;
  /** The name of the fact: `family.spouse`, not one of its leaves. */
  readonly path: string;
  readonly value?: Json;
  readonly absence?: string;
  readonly retracted?: true;
  readonly source: string;
  readonly assurance: Assurance;
  readonly observedAt: string;
  /** When the hub learned it; live facts need not carry it. */
  readonly recordedAt?: string;
  /** First and last day on which it holds, both included; open where it is left out. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** For `x-merge: first`: the value that this one takes the place of. */
  readonly replaces?: string;
  /** A settlement names the events whose facts a person weighed. */
  readonly settles?: readonly string[];
  /**
   * Of what an agency states: how far its own knowledge reached. The register's own date where it gives one (`recorded`),
   * else when the dossier was made that it answers; where left out, `observedAt`.
   */
  readonly asOf?: string;
  readonly recorded?: true;
  /** The events whose claims stood in the dossier that this answers. */
  readonly answers?: readonly string[];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The one order of facts: when it was observed, then which event was made later. */
export function compareOrder(a: Fact, b: Fact): number {
  return compareText(a.observedAt, b.observedAt) || compareText(a.eventId, b.eventId) || a.index - b.index;
}

export function later<F extends Fact>(a: F, b: F): F {
  return compareOrder(a, b) < 0 ? b : a;
}

export function holdsOn(fact: Fact, day: string): boolean {
  return (
    (fact.validFrom === undefined || fact.validFrom.slice(0, 10) <= day) &&
    (fact.validTo === undefined || day <= fact.validTo.slice(0, 10))
  );
}

/** How far the knowledge of who states it reached. */
export const asOf = (fact: Fact): string => fact.asOf ?? fact.observedAt;

/** From when it speaks: whatever was known before its first day says nothing against it. */
export const speaksFrom = ({ observedAt, validFrom }: Fact): string =>
  validFrom !== undefined && validFrom > observedAt ? validFrom : observedAt;

export const hasValue = (fact: Fact): fact is Fact & { value: Json } => fact.value !== undefined;

export function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Journey } from './journey.js';

/** What an agency's grant brings, by the path where the profile shows it. */
const broughtBy: { [agency: string]: { path: string; name: string } } = {
  siri: { path: 'permit.number', name: 'permit' },
  municipality: { path: 'identifiers.cprNumber', name: 'CPR number' },
  tax: { path: 'tax.card', name: 'tax card' },
};

/** One sentence per thing that is not as the resident's file expects it; none when all is well. */
export function shortfalls(journey: Journey): string[] {
  const { persona, takingPart, missingAtFirst, last } = journey;
  const { expect } = persona;
  return [
    ...differs('the agencies that take part', [...takingPart].sort(), [...expect.agencies].sort()),
    ...differs('what is missing at first', sorted(missingAtFirst), sorted(expect.missing)),
    ...differs('what was asked and reused', last.counts, expect.counts),
    ...differs('the case', last.status, 'completed'),
    ...expect.agencies.flatMap((agency) => withoutOutcome(journey, agency)),
  ].map((sentence) => `${persona.persona}: ${sentence}`);
}

/** The names of what the resident holds in the end, with all but the last characters covered. */
export function outcomes({ takingPart, profile }: Journey): { [name: string]: string } {
  const brought = takingPart.flatMap((agency) => {
    const thing = broughtBy[agency];
    const value = thing && profile.facts[thing.path]?.value;
    return thing && value !== undefined && value !== null ? [[thing.name, masked(value)] as const] : [];
  });
  return Object.fromEntries(brought);
}

function withoutOutcome(journey: Journey, agency: string): string[] {
  const thing = broughtBy[agency];
  if (!thing || outcomes(journey)[thing.name] !== undefined) return [];
  return [`${agency} brought no ${thing.name} (${thing.path} has no value in the profile)`];
}

function masked(value: unknown): string {
  return typeof value === 'string' && value.length > 4 ? `…${value.slice(-2)}` : 'yes';
}

function differs(what: string, seen: unknown, expected: unknown): string[] {
  const [a, b] = [JSON.stringify(ordered(seen)), JSON.stringify(ordered(expected))];
  return a === b ? [] : [`${what} should be ${b} and is ${a}`];
}

function ordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sorted(lists: { [agency: string]: string[] }): { [agency: string]: string[] } {
  return Object.fromEntries(Object.entries(lists).map(([agency, list]) => [agency, [...list].sort()]));
}

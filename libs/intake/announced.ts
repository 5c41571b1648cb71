import { danishDate } from '#clock';
import type { Contracts } from '#contracts';
import { applyChange, type Change } from './change.js';
import type { Statement, Statements } from './statements.js';

/** That a statement holds from a day to come on, and what was stated of the fact until then, if anything was. */
export interface Announcement {
  from: string;
  before?: Statement;
  /** The day on which it was taken back: whoever says so again on that day says nothing more. */
  undoneOn?: string;
}

/** By fact. */
export type Announcements = Readonly<Record<string, Announcement>>;

interface Announcing {
  statements: Statements;
  announced?: Announcements;
}

/** What a person says today: without what they announced. */
export function saidUntil({ statements, announced = {} }: Announcing, today: string): Statements {
  return restored(statements, ahead(announced, today));
}

/**
 * The facts that a change undoes: who takes back what is announced takes back that, with all that was announced of the same
 * dwelling or job, and nothing else of it. As `inForce` of the profile reads it.
 */
export function undoneBy(
  contracts: Contracts,
  { announced = {} }: Announcing,
  { stated, retracted }: Change,
  today: string,
): ReadonlySet<string> {
  const waiting = Object.keys(ahead(announced, today));
  const groups = new Set(retracted.filter((fact) => waiting.includes(fact)).map((fact) => groupOf(contracts, fact)));
  for (const fact of stated.keys()) groups.delete(groupOf(contracts, fact));
  return new Set(waiting.filter((fact) => groups.has(groupOf(contracts, fact))));
}

/** A person after a change that holds from a day on, or at once. */
export function changed<P extends Announcing>(
  contracts: Contracts,
  person: P,
  change: Change,
  now: string,
  from = '',
): P {
  const today = danishDate(now);
  const isAhead = from > today;
  const undone = isAhead ? new Set<string>() : undoneBy(contracts, person, change, today);
  const kept = [...undone, ...undoneToday(person, today)].map((fact) => groupOf(contracts, fact));
  const spoken = [...change.stated.keys()].map((fact) => groupOf(contracts, fact));
  const isUndone = (fact: string): boolean => {
    const group = groupOf(contracts, fact);
    return !isAhead && kept.includes(group) && !spoken.includes(group);
  };
  const retracted = change.retracted.filter((fact) => !isUndone(fact));
  const waiting = ahead(person.announced ?? {}, today);
  const backAgain = Object.fromEntries(Object.entries(waiting).filter(([fact]) => undone.has(fact)));
  const statements = applyChange(restored(person.statements, backAgain), { ...change, retracted }, now);
  const concerned = [...change.stated.keys(), ...retracted];
  const announced = announcedAfter(person, { undone, concerned, today, from: isAhead ? from : undefined });
  const { announced: _, ...rest } = person;
  return { ...rest, statements, ...(Object.keys(announced).length > 0 && { announced }) } as P;
}

interface Concerned {
  undone: ReadonlySet<string>;
  concerned: readonly string[];
  today: string;
  /** Where that is a day to come. */
  from?: string;
}

function announcedAfter(person: Announcing, { undone, concerned, today, from }: Concerned): Announcements {
  const before = person.announced ?? {};
  const waiting = ahead(before, today);
  const after: Record<string, Announcement> = { ...waiting };
  for (const fact of undoneToday(person, today)) after[fact] = before[fact]!;
  for (const fact of undone) after[fact] = { ...waiting[fact]!, undoneOn: today };
  for (const fact of concerned) {
    delete after[fact];
    const stood = fact in waiting ? waiting[fact]!.before : person.statements[fact];
    if (from !== undefined) after[fact] = { from, ...(stood && { before: stood }) };
  }
  return after;
}

const undoneToday = ({ announced = {} }: Announcing, today: string): string[] =>
  Object.keys(announced).filter((fact) => announced[fact]!.undoneOn === today);

const groupOf = (contracts: Contracts, fact: string): string => contracts.findFact(fact)?.changes?.group ?? fact;

function ahead(announced: Announcements, today: string): Announcements {
  return Object.fromEntries(
    Object.entries(announced).filter(([, { from, undoneOn }]) => from > today && undoneOn === undefined),
  );
}

function restored(statements: Statements, announced: Announcements): Statements {
  const before = Object.entries(announced).flatMap(([fact, one]) => (one.before ? [[fact, one.before] as const] : []));
  const others = Object.entries(statements).filter(([fact]) => !Object.hasOwn(announced, fact));
  return Object.fromEntries([...others, ...before]);
}

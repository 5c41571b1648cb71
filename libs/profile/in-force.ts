import { eventsIn } from './epochs.js';
import { compareOrder, type Fact } from './fact.js';
import type { Facts } from './standing.js';

/**
 * The facts without those that their own source has put aside before their day came. What is announced (`validFrom` lies
 * ahead when it is said) counts until its source speaks of it again: a word of the same takes its place, another dwelling
 * or job that of all that was announced of one, and a retraction undoes what was announced and nothing else: what stood
 * before stands again. A pure function of the set; what is in force stays so when it is read again.
 */
export function inForce<F extends Fact>(contracts: Facts, facts: Iterable<F>): readonly F[] {
  const all = [...facts];
  if (all.every(({ validFrom }) => validFrom === undefined)) return all;
  const aside = new Set([...sayings(contracts, all).values()].flatMap((own) => putAside(contracts, own)));
  return all.filter((fact) => !aside.has(fact));
}

/** Whether it was said of a day to come. */
export const isAnnounced = ({ validFrom }: Fact, on: string): boolean => (validFrom?.slice(0, 10) ?? '') > on;

/** By source and by what changes together; only those of which something has a first day. */
function sayings<F extends Fact>(contracts: Facts, facts: readonly F[]): Map<string, F[]> {
  const own = new Map<string, F[]>();
  for (const fact of facts) {
    const key = `${fact.source} ${contracts.findFact(fact.path)?.changes?.group ?? fact.path}`;
    own.set(key, [...(own.get(key) ?? []), fact]);
  }
  for (const [key, said] of own) if (said.every(({ validFrom }) => validFrom === undefined)) own.delete(key);
  return own;
}

function putAside<F extends Fact>(contracts: Facts, said: readonly F[]): F[] {
  const aside = new Set<F>();
  const basesOf = (fact: F): readonly string[] => contracts.findFact(fact.path)?.changes?.hangsOn ?? [];
  const bases = new Set(said.flatMap(basesOf));
  for (const event of eventsIn(said)) {
    const today = dayOf(event.at(-1)!.observedAt);
    const isEarlier = (fact: F): boolean => compareOrder(fact, event[0]!) < 0;
    const ahead = said.filter((fact) => isEarlier(fact) && !aside.has(fact) && isAnnounced(fact, today));
    const isOf = (fact: F): boolean => event.some(({ path }) => path === fact.path);
    const isUndoing = event.every((fact) => fact.retracted === true && !isAnnounced(fact, today));
    if (isUndoing && ahead.some(isOf)) for (const fact of [...event, ...ahead]) aside.add(fact);
    else
      for (const fact of ahead) if (tellsAll(event, bases) || (isOf(fact) && !endsBefore(event, fact))) aside.add(fact);
  }
  return [...aside];
}

function tellsAll(event: readonly Fact[], bases: ReadonlySet<string>): boolean {
  const stated = new Set(event.filter(({ retracted }) => retracted !== true).map(({ path }) => path));
  return bases.size > 0 && [...bases].every((path) => stated.has(path));
}

const endsBefore = (event: readonly Fact[], { path, validFrom = '' }: Fact): boolean =>
  event.some((fact) => fact.path === path && fact.validTo !== undefined && fact.validTo.slice(0, 10) < validFrom);

const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

/** The calendar day in Denmark, as days of validity are. */
const dayOf = (moment: string): string => local.format(new Date(moment));

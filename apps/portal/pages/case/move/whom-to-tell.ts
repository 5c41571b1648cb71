import type { Contracts, Disclosure, Json } from '#contracts';
import type { Needs } from '#needs';
import { nameAgency } from '#fact-form';
import type { NamedAgency, Reader } from '#pages';
import { isProtected } from '#profile';
import { isDecided, type Party, MOVE_IN, movedFacts } from '#case-reading';

/**
 * Who becomes responsible, who stays so, who was: and has decided, or has not, or may not know where to; who has the
 * address; and who gets the new one only, with what it is sent first.
 */
export type Role = 'new' | 'same' | 'oldDecided' | 'oldOpen' | 'oldProtected' | 'holder' | 'later';

const ORDER: readonly Role[] = ['new', 'same', 'oldDecided', 'oldOpen', 'oldProtected', 'holder', 'later'];

export interface ToldOfMove {
  agency: NamedAgency;
  /** Which one of its kind, where that is not the agency itself. */
  recipient?: string;
  role: Role;
  /** The day on which it is told; left out where that is at once, or when it is sent its first. */
  on?: string;
}

export interface WhomToTell {
  /** In the order in which they are told. */
  told: readonly ToldOfMove[];
  /** The agencies of the case that are told nothing. */
  untold: readonly NamedAgency[];
}

export interface MoveSource {
  contracts: Contracts;
  needs: Needs;
  parties: readonly Party[];
  disclosures: readonly Pick<Disclosure, 'agency' | 'recipient' | 'paths'>[];
  /** By fact, as they are known before the move. */
  before: ReadonlyMap<string, Json>;
  absent: ReadonlyMap<string, string>;
  /** The new address. */
  answers: ReadonlyMap<string, Json>;
  /** The first day there. */
  from: string;
  today: string;
  reader: Reader;
}

/** Computed before anything is promised: from who takes part, what each may see, and who was sent what. */
export function whomToTell(source: MoveSource): WhomToTell {
  const found = source.parties
    .filter(({ state }) => state.status !== 'withdrawn' && state.status !== 'stopped')
    .map((party) => ({ party, told: ofParty(party, source) }));
  const told = found.flatMap(({ told: ofOne }) => ofOne);
  return {
    told: told.sort((one, other) => ORDER.indexOf(one.role) - ORDER.indexOf(other.role)),
    untold: found.filter(({ told: ofOne }) => ofOne.length === 0).map(({ party }) => named(party, source)),
  };
}

function ofParty(party: Party, source: MoveSource): ToldOfMove[] {
  const { contracts, answers } = source;
  const { recipient } = contracts.process(party.agency);
  if ('path' in recipient) {
    const next = answers.get(recipient.path);
    return typeof next === 'string' ? ofResponsible(party, next, source) : [];
  }
  const paths = movedPaths(contracts);
  if (!seesOneOf(paths, party.agency, source)) return [];
  if (!holdsOneOf(paths, party.agency, source)) return [{ agency: named(party, source), role: 'later' }];
  return [{ agency: named(party, source), role: 'holder', ...toldOn(party.agency, source) }];
}

const DAY_MS = 86_400_000;

/** Whoever takes an announced move ahead of its day (`P28D`) is told then, everybody else on the day itself. */
function toldOn(agency: string, { contracts, from, today }: MoveSource): { on?: string } {
  const { hearsAhead }: { agency: string; hearsAhead?: string } = contracts.process(agency);
  const ahead = Number(/^P(\d+)D$/.exec(hearsAhead ?? '')?.[1] ?? 0);
  const on = new Date(Date.parse(from) - ahead * DAY_MS).toISOString().slice(0, 10);
  return on > today ? { on } : {};
}

const named = ({ agency, state }: Party, { contracts, reader }: MoveSource): NamedAgency =>
  nameAgency(contracts, agency, reader, state.recipient);

/** Once something was sent, the new one is filed with first, and then the old one hears that somebody moved. */
function ofResponsible(party: Party, next: string, source: MoveSource): ToldOfMove[] {
  const { contracts, reader, before, today } = source;
  const { state, agency } = party;
  const incoming = nameAgency(contracts, agency, { ...reader, coversPlace: false }, next); // who has typed the place knows it
  const old = state.recipient;
  const wasSent = source.disclosures.some((one) => one.agency === agency && one.recipient === old);
  if (old === undefined || !wasSent) return [{ agency: incoming, recipient: next, role: 'later' }];
  const on = toldOn(agency, source);
  if (old === next) return [{ agency: incoming, recipient: next, role: 'same', ...on }];
  const role = isProtected(contracts, before, today) ? 'oldProtected' : isDecided(party) ? 'oldDecided' : 'oldOpen';
  return [
    { agency: incoming, recipient: next, role: 'new', ...on },
    { agency: nameAgency(contracts, agency, reader, old), recipient: old, role, ...on },
  ];
}

const movedPaths = (contracts: Contracts): ReadonlySet<string> =>
  new Set([...movedFacts(contracts), MOVE_IN].flatMap((fact) => contracts.getFact(fact).paths.map(({ path }) => path)));

function seesOneOf(paths: ReadonlySet<string>, agency: string, source: MoveSource): boolean {
  const { contracts, needs, before, absent, answers } = source;
  const values = new Map([...before, ...answers]);
  const stillAbsent = [...absent].filter(([fact]) => !answers.has(fact));
  const absentPaths = stillAbsent.flatMap(([fact, reason]) =>
    contracts.getFact(fact).paths.map(({ path }): [string, string] => [path, reason]),
  );
  const { data } = needs.project(agency, { values: contracts.spread(values), absent: new Map(absentPaths) });
  return Object.keys(data).some((path) => paths.has(path));
}

const holdsOneOf = (paths: ReadonlySet<string>, agency: string, { disclosures }: MoveSource): boolean =>
  disclosures.some((one) => one.agency === agency && one.paths.some((path) => paths.has(path)));

/** Of several people who move together: each agency once. */
export function together(all: readonly WhomToTell[]): WhomToTell {
  const told = new Map<string, ToldOfMove>();
  for (const one of all.flatMap((each) => each.told)) {
    const key = `${one.agency.agency} ${one.recipient ?? ''}`;
    const known = told.get(key);
    if (!known || ORDER.indexOf(one.role) < ORDER.indexOf(known.role)) told.set(key, one);
  }
  const names = new Set([...told.values()].map(({ agency }) => agency.agency));
  const untold = new Map(all.flatMap((each) => each.untold).map((agency) => [agency.agency, agency]));
  return {
    told: [...told.values()].sort((one, other) => ORDER.indexOf(one.role) - ORDER.indexOf(other.role)),
    untold: [...untold.values()].filter(({ agency }) => !names.has(agency)),
  };
}

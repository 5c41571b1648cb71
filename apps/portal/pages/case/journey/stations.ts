import type { Contracts } from '#contracts';
import { firstAt, hasEnded, lastAt, meetingOf, type Party } from '../party.js';

export type StationName = 'sent' | 'received' | 'asked' | 'meeting' | 'yes' | 'no' | 'revoked' | 'withdrawn' | 'answer';

/** Confirmed by the agency, claimed by us alone, asked of the resident, or ahead. */
export type StationMark = 'done' | 'sent' | 'you' | 'todo';

export interface Station {
  name: StationName;
  mark: StationMark;
  /** When it was; or when it will be, where that is agreed. */
  at?: string;
}

/** The way of one agency from the signature to its answer. */
export interface Line {
  party: Party;
  /** In the order in which they happened. */
  past: readonly Station[];
  /** In the order in which they are expected. */
  ahead: readonly Station[];
  /** The agency whose yes this line begins with. */
  after?: string;
  /** What it brings: in hand, still to come, or not any more. */
  result: 'here' | 'ahead' | 'none';
}

/** Computed from the case alone, for whatever agencies it has. */
export function linesOf(contracts: Contracts, parties: readonly Party[], now: Date): Line[] {
  const present = new Set(parties.map(({ agency }) => agency));
  return parties.map((party) => ({
    party,
    past: pastOf(party, now),
    ahead: aheadOfLine(party, now),
    after: startOf(contracts, party, present),
    result: party.state.status === 'granted' ? 'here' : hasEnded(party) ? 'none' : 'ahead',
  }));
}

/** Whatever an agency says proves that it was reached. */
const ITS_WORDS = ['acknowledged', 'moreNeeded', 'granted', 'refused', 'revoked', 'appointment'];

function pastOf(party: Party, now: Date): Station[] {
  const sentAt = firstAt(party, 'delivered') ?? firstAt(party, ...ITS_WORDS);
  const isProven = firstAt(party, ...ITS_WORDS) !== undefined;
  const met = party.state.appointment;
  const stations: (Station | undefined)[] = [
    station('sent', isProven ? 'done' : 'sent', sentAt),
    station('received', 'done', firstAt(party, 'acknowledged')),
    station('asked', 'you', lastAt(party, 'moreNeeded')),
    met && Date.parse(met.to) <= now.getTime() ? station('meeting', 'you', met.from) : undefined,
    decision(party),
    station('withdrawn', 'you', party.state.status === 'withdrawn' ? lastAt(party, 'withdrawalAsked') : undefined),
  ];
  return stations
    .filter((one) => one !== undefined)
    .map((one, place) => ({ one, place }))
    .sort((a, b) => Date.parse(a.one.at!) - Date.parse(b.one.at!) || a.place - b.place)
    .map(({ one }) => one);
}

function decision({ state: { outcome, status } }: Party): Station | undefined {
  if (!outcome || status === 'moreNeeded') return undefined;
  const names = { granted: 'yes', refused: 'no', revoked: 'revoked' } as const;
  return station(names[outcome.result], 'done', outcome.at);
}

function station(name: StationName, mark: StationMark, at: string | undefined): Station | undefined {
  return at === undefined ? undefined : { name, mark, at };
}

function aheadOfLine(party: Party, now: Date): Station[] {
  if (hasEnded(party)) return [];
  const { status, notBefore } = party.state;
  const met = meetingOf(party, now);
  const isReached = status === 'acknowledged' || status === 'moreNeeded';
  return [
    ...(isReached || status === 'delivered' ? [] : [{ name: 'sent', mark: 'todo', at: notBefore } as const]),
    ...(status === 'delivered' ? [{ name: 'received', mark: 'todo' } as const] : []),
    ...(met ? [{ name: 'meeting', mark: 'todo', at: met.from } as const] : []),
    { name: 'answer', mark: 'todo' },
  ];
}

/** A line whose application is held, or was, until another agency said yes; of several, the last in the order of agencies. */
function startOf(contracts: Contracts, party: Party, present: ReadonlySet<string>): string | undefined {
  const { waitingFor } = party.state;
  const waited = contracts
    .process(party.agency)
    .waitsFor.filter(({ agency, outcome, if: condition }) => {
      if (outcome !== 'granted' || !present.has(agency)) return false;
      return waitingFor.includes(agency) || (condition === undefined && party.state.status !== 'undecided');
    })
    .map(({ agency }) => agency);
  return waited.at(-1);
}

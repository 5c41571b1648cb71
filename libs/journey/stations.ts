import type { Contracts } from '#contracts';
import type { Glyph } from '#pages';
import type { ShownState } from '#case-copy';
import {
  type Dispute,
  meetingOf,
  dateOfResident,
  awaySince,
  firstAt,
  haltersOf,
  hasEnded,
  ITS_WORDS,
  lastAt,
  sinceOf,
  waitsForResident,
  type FormerParty,
  type Party,
} from '#case-reading';

export type StationName =
  | 'sent'
  | 'received'
  | 'asked'
  | 'meeting'
  | 'cancelled'
  | 'yes'
  | 'no'
  | 'revoked'
  | 'stopped'
  | 'withdrawn'
  | 'told'
  | 'differ'
  | 'claim'
  | 'date'
  | 'goal'
  | 'away'
  | 'answer';

/**
 * Confirmed by the agency, claimed by us alone, asked of the resident, or ahead; a meeting ahead, passed without a word,
 * attended, cancelled; a no, a yes taken back, the end of a line; two statements, one of which may wait; a date ahead or
 * passed; no connection.
 */
export type StationMark = Exclude<Glyph, 'now' | 'here' | 'wait'>;

export interface Station {
  name: StationName;
  mark: StationMark;
  /** When it was; or when it will be, where that is agreed. */
  at?: string;
  /** Of a claim: whether the agency has said that it has it. */
  isConfirmed?: boolean;
}

/** The way of one agency from the signature to its answer, or of who was responsible before a move. */
export interface JourneyLine {
  party: Party;
  /** Where `party` is who was responsible before: what it hears of the move. */
  hears?: FormerParty['hears'];
  /** In the order in which they happened. */
  past: readonly Station[];
  /** In the order in which they are expected. */
  ahead: readonly Station[];
  /** The agency whose yes this line begins with. */
  after?: string;
  /** What it brings: in hand, still to come, refused, taken back, stopped, or not asked for any more. */
  result: 'here' | 'ahead' | 'refused' | 'revoked' | 'stopped' | 'none';
}

/** Computed from the case alone, for whatever agencies it has. */
export function journeyLinesOf(
  contracts: Contracts,
  parties: readonly Party[],
  disputes: readonly Dispute[],
  now: Date,
): JourneyLine[] {
  const present = new Set(parties.map(({ agency }) => agency));
  const lineOf = (party: Party): JourneyLine => ({
    party,
    past: inOrder([
      ...pastOf(party, now),
      ...stopOf(party, parties),
      ...disputes.filter(({ decides }) => decides === party.agency).map(disputeOf),
    ]),
    ahead: aheadOfLine(party, now),
    after: startOf(contracts, party, present),
    result: resultOf(party),
  });
  return parties.flatMap((party) => [lineOf(party), ...(party.former ?? []).map((one) => lineOfFormer(one, party))]);
}

/** Below who has the case now, and from the signature: what it had, and that it hears of the move. Nothing comes of it. */
function lineOfFormer(former: FormerParty, party: Party): JourneyLine {
  const { recipient, hears, agency } = former;
  const state: ShownState = { status: 'withdrawn', recipient, missing: [], waitingFor: [], deadlines: [] };
  return {
    party: { ...party, ...former, agency: `${agency} ${recipient}`, state, former: undefined },
    hears,
    past: inOrder([
      ...receiptsOf(former),
      station('yes', 'done', firstAt(former, 'granted')),
      station('told', 'done', hears === 'withdrawn' ? lastAt(former, 'withdrawn') : undefined),
    ]),
    ahead: hears === 'withdrawing' ? [{ name: 'told', mark: 'todo' }] : [],
    result: 'none',
  };
}

const RESULTS: Partial<Record<Party['state']['status'], JourneyLine['result']>> = {
  granted: 'here',
  refused: 'refused',
  revoked: 'revoked',
  stopped: 'stopped',
};

const resultOf = (party: Party): JourneyLine['result'] =>
  RESULTS[party.state.status] ?? (hasEnded(party) ? 'none' : 'ahead');

function pastOf(party: Party, now: Date): (Station | undefined)[] {
  const { status, outcome, told, silence } = party.state;
  const goal = silence?.exceeded && !outcome ? silence.goal?.date : undefined;
  return [
    ...receiptsOf(party),
    station('asked', 'you', lastAt(party, 'moreNeeded')),
    metOf(party, now),
    decision(party),
    told?.ended ? station('told', told.reach === 'acknowledged' ? 'done' : 'sent', told.at) : undefined,
    station('goal', 'goalPassed', goal),
    dateOf(party, now, true),
    station('away', 'lost', awaySince(party)),
    station('withdrawn', 'you', status === 'withdrawn' ? lastAt(party, 'withdrawalAsked') : undefined),
  ];
}

function receiptsOf(party: Pick<Party, 'history'>): (Station | undefined)[] {
  const sentAt = firstAt(party, 'delivered') ?? firstAt(party, ...ITS_WORDS);
  const isProven = firstAt(party, ...ITS_WORDS) !== undefined;
  return [
    station('sent', isProven ? 'done' : 'sent', sentAt),
    station('received', 'done', firstAt(party, 'acknowledged')),
  ];
}

/** Over, or taken back; one that is ahead stands ahead. */
function metOf(party: Party, now: Date): Station | undefined {
  const met = meetingOf(party, now);
  if (!met || met.stage === 'ahead' || met.stage === 'void') return undefined;
  const { from, saidAt } = met.appointment;
  if (met.stage === 'cancelled') return station('cancelled', 'off', saidAt);
  return station('meeting', met.stage === 'attended' ? 'came' : 'passed', from);
}

function decision({ state: { outcome, status } }: Party): Station | undefined {
  if (!outcome || status === 'moreNeeded') return undefined;
  const { result, at } = outcome;
  if (result === 'granted') return station('yes', 'done', at);
  return result === 'refused' ? station('no', 'no', at) : station('revoked', 'revoked', at);
}

/** A part that was held ends where what it waited for did not come. */
function stopOf(party: Party, parties: readonly Party[]): Station[] {
  if (party.state.status !== 'stopped') return [];
  const at = haltersOf(party, parties)
    .flatMap((other) => sinceOf(other) ?? [])
    .sort()
    .at(-1);
  return [{ name: 'stopped', mark: 'stop', at }];
}

function disputeOf({ facts, claim, decides }: Dispute): Station {
  if (!claim) return { name: 'differ', mark: 'differ', at: facts[0]?.counts.at };
  const told = claim.told.find(({ agency }) => agency === decides);
  return { name: 'claim', mark: 'claim', at: claim.at, isConfirmed: told?.reach === 'acknowledged' };
}

/** The last day of what waits for the resident. */
function dateOf(party: Party, now: Date, isOver: boolean): Station | undefined {
  const date = waitsForResident(party) ? dateOfResident([party], { now, language: 'en' }) : undefined;
  if (date?.isOver !== isOver) return undefined;
  return { name: 'date', mark: isOver ? 'goalPassed' : 'goal', at: date.date };
}

/** What has no time of its own comes last. */
function inOrder(stations: readonly (Station | undefined)[]): Station[] {
  const timeOf = ({ at }: Station): number => (at === undefined ? Infinity : Date.parse(at));
  return stations
    .filter((one) => one !== undefined)
    .map((one, place) => ({ one, place }))
    .sort((a, b) => compare(timeOf(a.one), timeOf(b.one)) || a.place - b.place)
    .map(({ one }) => one);
}

const compare = (one: number, other: number): number => (one === other ? 0 : one - other);

function station(name: StationName, mark: StationMark, at: string | undefined): Station | undefined {
  return at === undefined ? undefined : { name, mark, at };
}

/** A meeting comes before anything else that is ahead, with who has said yes, too. */
function aheadOfLine(party: Party, now: Date): Station[] {
  const { status, notBefore } = party.state;
  const met = meetingOf(party, now);
  const meeting: Station[] =
    met?.stage === 'ahead' ? [{ name: 'meeting', mark: 'meeting', at: met.appointment.from }] : [];
  if (hasEnded(party)) return meeting;
  const isReached = status === 'acknowledged' || status === 'moreNeeded';
  const date = dateOf(party, now, false);
  return [
    ...meeting,
    ...(date ? [date] : []),
    ...(isReached || status === 'delivered' ? [] : [{ name: 'sent', mark: 'todo', at: notBefore } as const]),
    ...(status === 'delivered' ? [{ name: 'received', mark: 'todo' } as const] : []),
    { name: 'answer', mark: 'todo' },
  ];
}

/** A line whose application is held, or was, until another agency said yes; of several, the last in the order of agencies. */
function startOf(contracts: Contracts, party: Party, present: ReadonlySet<string>): string | undefined {
  const { waitingFor, status } = party.state;
  const waited = contracts
    .process(party.agency)
    .waitsFor.filter(({ agency, outcome, if: condition }) => {
      if (outcome !== 'granted' || !present.has(agency)) return false;
      const isHeld = waitingFor.includes(agency) || status === 'stopped';
      return isHeld || (condition === undefined && status !== 'undecided');
    })
    .map(({ agency }) => agency);
  return waited.at(-1);
}

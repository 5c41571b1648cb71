import { tellsPlace, type AgencyStatus, type CaseStatus, type Contracts } from '#contracts';
import type { CaseAsShown, ShownState, ShownEntry } from '#case-copy';
import { isOf, type Role } from '#intake';
import { nameAgency } from '#fact-form';
import type { NamedAgency, Reader } from '#pages';
import { textsIn } from '#texts';

const shownWords = textsIn('shown');

/** An agency that takes part in a case. */
export interface Party extends NamedAgency {
  state: ShownState;
  /** What happened with it, and not with one that was responsible before it; oldest first. */
  history: readonly ShownEntry[];
  /** What its yes brings. */
  brings?: string;
  /** The last days, by id, for which somebody has to come, whatever they have answered. */
  inPerson: readonly string[];
  /** Who else was asked, and can give all that it misses. */
  answeredBy?: Role;
  /** The agencies whose yes it needs. */
  waitsFor: readonly string[];
  website?: string;
  phone?: string;
  /** Those that were responsible before a move. */
  former?: readonly FormerParty[];
}

/** Who was responsible before a move. */
export interface FormerParty extends NamedAgency {
  recipient: string;
  /** Whether it has the case still, is being told of the move, or was told. */
  hears: NonNullable<ShownState['former']>[number]['state'];
  /** What happened with it alone, oldest first. */
  history: readonly ShownEntry[];
}

const ENDED: ReadonlySet<AgencyStatus> = new Set(['granted', 'refused', 'revoked', 'stopped', 'withdrawn']);

/** Nothing more is to be expected of it. */
export const hasEnded = ({ state }: Party): boolean => ENDED.has(state.status);

/**
 * The agencies that take part, or may yet, by their place.
 * @param asked who was asked for a part of the answers and has not given it yet
 */
export function partiesOf(
  contracts: Contracts,
  shown: CaseAsShown,
  reader: Reader,
  asked: readonly Role[] = [],
): Party[] {
  const { language } = reader;
  const parties = Object.entries(shown.agencies).flatMap(([agency, stated]): Party[] => {
    const state = coveringPlace(contracts, agency, stated, reader);
    if (state.status === 'notApplicable') return [];
    const { brings, contact, waitsFor, deadlines } = contracts.process(agency);
    const asking: readonly { id: string; inPerson?: boolean }[] = deadlines;
    const party: Party = {
      ...nameAgency(contracts, agency, reader, state.recipient),
      state,
      history: shown.timeline.filter((entry) => entry.agency === agency && isOne(entry.recipient, state.recipient)),
      answeredBy: state.status === 'collecting' ? asked.find(canGive(contracts, state.missing)) : undefined,
      brings: brings?.[language],
      inPerson: asking.filter(({ inPerson }) => inPerson).map(({ id }) => id),
      waitsFor: waitsFor.filter(({ outcome }) => outcome === 'granted').map((other) => other.agency),
      website: contact?.website[language],
      phone: contact?.phone,
      former: state.former?.map(({ recipient, state: hears }) => ({
        ...nameAgency(contracts, agency, reader, recipient),
        ...{ recipient, hears },
        history: shown.timeline.filter((entry) => entry.agency === agency && entry.recipient === recipient),
      })),
    };
    return [party];
  });
  return parties.sort((one, other) => one.place - other.place);
}

/** Where to come is near to where somebody lives, where the agency is the one of that place. */
function coveringPlace(contracts: Contracts, agency: string, state: ShownState, reader: Reader): ShownState {
  if (!state.appointment || !reader.coversPlace || !tellsPlace(contracts, agency)) return state;
  return { ...state, appointment: { ...state.appointment, place: shownWords(reader).covered } };
}

/** An agency that takes no part in a case, though everybody counts on what it brings. */
export interface OutsideAgency extends NamedAgency {
  brings: string;
  forWhom: string;
}

export function outsideOf(contracts: Contracts, shown: CaseAsShown, reader: Reader): OutsideAgency[] {
  const { language } = reader;
  return Object.entries(shown.agencies).flatMap(([agency, { status }]) => {
    const { expected, brings, forWhom } = contracts.process(agency);
    if (status !== 'notApplicable' || !expected || !brings) return [];
    const named = nameAgency(contracts, agency, reader);
    return [{ ...named, brings: brings[language], forWhom: forWhom?.[language] ?? '' }];
  });
}

/** Where either is unknown nobody can tell them apart. */
const isOne = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;

const canGive =
  (contracts: Contracts, missing: readonly string[]) =>
  (role: Role): boolean =>
    missing.length > 0 && missing.every((fact) => isOf(role)(contracts.findFact(fact) ?? { authority: [] }));

/** Every agency is known to have no part: a case that is over and brought nothing. */
export const concernsNobody = (parties: readonly Party[], status: CaseStatus | undefined): boolean =>
  parties.length === 0 && status === 'completed';

/** When something first happened with it. */
export const firstAt = ({ history }: Pick<Party, 'history'>, ...events: readonly string[]): string | undefined =>
  history.find(({ event }) => events.includes(event))?.at;

/** When something happened with it last. */
export const lastAt = ({ history }: Pick<Party, 'history'>, ...events: readonly string[]): string | undefined =>
  history.findLast(({ event }) => events.includes(event))?.at;

/** When what its status says was said or done; undefined where nobody knows. */
export function sinceOf(party: Party, timeline: readonly ShownEntry[] = []): string | undefined {
  const { status, outcome } = party.state;
  if (isDecided(party)) return outcome?.at;
  const ofAll = timeline.findLast(({ event, agency }) => event === 'withdrawalAsked' && agency === undefined)?.at;
  return lastAt(party, ...(PROVEN_BY[status] ?? [])) ?? (status === 'withdrawn' ? ofAll : undefined);
}

/** The events that prove a status. */
const PROVEN_BY: Partial<Record<AgencyStatus, readonly string[]>> = {
  ready: ['ready', 'readyAgain'],
  delivering: ['delivering'],
  delivered: ['delivered'],
  acknowledged: ['acknowledged'],
  moreNeeded: ['moreNeeded'],
  undeliverable: ['undeliverable'],
  withdrawn: ['withdrawalAsked'],
};

const DECIDED: ReadonlySet<AgencyStatus> = new Set(['granted', 'refused', 'revoked']);

/** It has decided, and nothing has reopened the matter since. */
export const isDecided = ({ state }: Party): boolean => DECIDED.has(state.status);

/** It has said no, first or in the end. */
export const saidNo = ({ state }: Party): boolean => state.status === 'refused' || state.status === 'revoked';

/** Those without whose yes a part has stopped. */
export const haltersOf = (party: Party, parties: readonly Party[]): Party[] =>
  parties.filter(
    (other) =>
      party.waitsFor.includes(other.agency) &&
      (saidNo(other) || other.state.status === 'withdrawn' || other.state.status === 'stopped'),
  );

/** The resident withdrew from it, and it has something that it is still to be told so of. */
export function isUntold(party: Party): boolean {
  if (party.state.status !== 'withdrawn' || !wasSent(party)) return false;
  const told = lastAt(party, 'withdrawn');
  return told === undefined || told < (lastAt(party, 'delivering', 'delivered') ?? '');
}

/** It waits for the resident. */
export const waitsForResident = ({ state }: Party): boolean =>
  state.status === 'collecting' || state.status === 'moreNeeded';

const UNSENT: ReadonlySet<AgencyStatus> = new Set(['ready', 'delivering']);

/** Since when its system has not answered ours; it says nothing of the agency's own answer. */
export function awaySince(party: Party): string | undefined {
  if (!UNSENT.has(party.state.status)) return undefined;
  const delayed = lastAt(party, 'delayed');
  const came = lastAt(party, 'delivered', 'acknowledged', 'undeliverable');
  return delayed !== undefined && (came === undefined || came < delayed) ? delayed : undefined;
}

/** Whether it was ever sent anything. */
export const wasSent = (party: Party): boolean => firstAt(party, 'delivering', 'delivered', ...ITS_WORDS) !== undefined;

/** Whatever an agency says proves that it was reached. */
export const ITS_WORDS: readonly string[] = [
  'acknowledged',
  'moreNeeded',
  'granted',
  'refused',
  'revoked',
  'appointment',
];

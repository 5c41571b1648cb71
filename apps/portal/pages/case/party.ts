import type { Contracts, Json, Text } from '#contracts';
import type { TimelineEntry } from '../../cases/case-element.js';
import type { ShownCase } from '../../cases/show-case.js';
import { nameAgency } from '../facts/agency-names.js';
import type { Language } from '../frame/language.js';
import type { NamedAgency } from '../frame/marks.js';

export interface Deadline {
  id: string;
  title: Text;
  date: string;
}

export interface Appointment {
  kind: string;
  place: string;
  from: string;
  to: string;
}

/** Where an agency stands, as `schemas/cases/changed` has it. */
export interface Standing {
  status: Status;
  recipient?: string;
  missing: readonly string[];
  waitingFor: readonly string[];
  notBefore?: string;
  deadlines: readonly Deadline[];
  appointment?: Appointment;
  outcome?: {
    result: 'granted' | 'refused' | 'revoked';
    at: string;
    facts: Readonly<Record<string, Json>>;
    reason?: string;
  };
  /** It has the application and has said nothing of it since; its own goal, where a source says one. */
  silence?: {
    since: string;
    goal?: {
      date: string;
      offset: string;
      source: { title: Text; address?: string; statedOn: string; readOn: string };
    };
    exceeded: boolean;
  };
}

export type Status =
  | 'notApplicable'
  | 'undecided'
  | 'collecting'
  | 'waiting'
  | 'scheduled'
  | 'ready'
  | 'delivering'
  | 'delivered'
  | 'acknowledged'
  | 'moreNeeded'
  | 'granted'
  | 'refused'
  | 'revoked'
  | 'stopped'
  | 'undeliverable'
  | 'withdrawn';

/** An agency that takes part in a case. */
export interface Party extends NamedAgency {
  /** Its name inside a sentence: what is no proper name has no capital there. */
  inside: string;
  state: Standing;
  /** What happened with it, oldest first. */
  history: readonly TimelineEntry[];
  /** What its yes brings. */
  brings?: string;
  website?: string;
}

const ENDED: ReadonlySet<Status> = new Set(['granted', 'refused', 'revoked', 'stopped', 'withdrawn']);

/** Nothing more is to be expected of it. */
export const hasEnded = ({ state }: Party): boolean => ENDED.has(state.status);

/** The agencies that take part, or may yet, by their place. */
export function partiesOf(contracts: Contracts, shown: ShownCase, language: Language): Party[] {
  const parties = Object.entries(shown.agencies).flatMap(([agency, body]): Party[] => {
    const state = body as unknown as Standing;
    if (state.status === 'notApplicable') return [];
    const { title, recipient, brings, contact } = contracts.process(agency);
    const named = nameAgency(contracts, agency, language, state.recipient);
    const isKind = 'path' in recipient && named.name === title[language];
    const party: Party = {
      ...named,
      inside: isKind ? lowered(named.name) : named.name.replace(/^The /, 'the '),
      state,
      history: shown.timeline.filter((entry) => entry.agency === agency),
      brings: brings?.[language],
      website: contact?.website[language],
    };
    return [party];
  });
  return parties.sort((one, other) => one.place - other.place);
}

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** When something first happened with it. */
export const firstAt = ({ history }: Party, ...events: readonly string[]): string | undefined =>
  history.find(({ event }) => events.includes(event))?.at;

/** When something happened with it last. */
export const lastAt = ({ history }: Party, ...events: readonly string[]): string | undefined =>
  history.findLast(({ event }) => events.includes(event))?.at;

const CALLED_OFF: ReadonlySet<Status> = new Set(['refused', 'revoked', 'stopped', 'withdrawn']);

/** An appointment that is not over. A yes does not call it off. */
export function meetingOf({ state: { appointment, status } }: Party, now: Date): Appointment | undefined {
  if (!appointment || CALLED_OFF.has(status)) return undefined;
  return Date.parse(appointment.to) > now.getTime() ? appointment : undefined;
}

import type { Json, Text } from '#contracts';
import type { AgencyStatus, Appeal, FiledDossier } from './record.js';
import type { Meeting, Reach, Voice } from './voice.js';

/** Where one agency stands in a case, as the API shows it. */
export interface AgencyState {
  status: AgencyStatus;
  recipient?: string;
  missing: readonly string[];
  waitingFor: readonly string[];
  /** The date before which nothing is sent. */
  notBefore?: string;
  deadlines: readonly Deadline[];
  appointment?: Meeting;
  /** The newest version since its decision: what it was told of later, and how far that is proven to have come. */
  told?: Told;
  /** Who was responsible before a move. */
  former?: readonly Former[];
  outcome?: {
    result: 'granted' | 'refused' | 'revoked';
    at: string;
    facts: Readonly<Record<string, Json>>;
    reason?: string;
    appeal?: Appeal;
  };
  /** That it has the application and has not answered yet. */
  silence?: Silence;
}

export interface Told {
  version: number;
  at: string;
  reach: Reach | 'ready';
  ended?: true;
  claims?: true;
}

export interface Former {
  recipient: string;
  state: 'kept' | 'withdrawing' | 'withdrawn';
  told?: Reach | 'ready';
}

export interface Deadline {
  id: string;
  title: Text;
  date: string;
}

/** That an agency has an application and has said nothing of it since; and in what time it says itself that it answers. */
export interface Silence {
  since: string;
  /** Left out where no source says it: nothing is promised in an agency's name. */
  goal?: {
    /** The last day of it. */
    date: string;
    offset: string;
    source: { title: Text; address?: string; statedOn: string; readOn: string };
  };
  exceeded: boolean;
}

/** All that decides a status. What is undefined is not known yet. */
export interface Standing {
  takesPart: boolean | undefined;
  missing: readonly string[];
  /** Facts that the agency asked for and nobody has given since. */
  open: readonly string[];
  waitingFor: readonly string[];
  /** What it waits for was refused, revoked or withdrawn. */
  halted: boolean;
  notBefore?: string;
  withdrawn: boolean;
  voice: Voice;
  /** The last version that was made ready for who is responsible now, and not taken back. */
  current?: FiledDossier;
}

/**
 * The status is the first of these that holds; each claims no more than an event has proven. A decision outlives a
 * withdrawal, a request for more that came after it reopens the matter. Who has a dossier that it may not decide on any
 * more (what it waited for was taken back) has stopped.
 */
export function statusOf(standing: Standing): AgencyStatus {
  const { takesPart, voice, current } = standing;
  const { decision } = voice;
  if (standing.open.length > 0 && !standing.withdrawn) return 'moreNeeded';
  if (decision) return decision.status;
  if (takesPart === false) return 'notApplicable';
  if (standing.withdrawn) return 'withdrawn';
  if (takesPart === undefined) return 'undecided';
  if (standing.halted) return 'stopped';
  if (current) return voice.reached.get(current.version) ?? 'ready';
  if (standing.missing.length > 0) return 'collecting';
  if (standing.waitingFor.length > 0) return 'waiting';
  return standing.notBefore ? 'scheduled' : 'ready';
}

/** Statuses after which nothing is asked of the resident for this agency. */
export const ENDED: ReadonlySet<AgencyStatus> = new Set([
  'notApplicable',
  'refused',
  'revoked',
  'stopped',
  'withdrawn',
]);

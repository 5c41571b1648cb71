import type { AgencyStatus } from '#contracts';
import type { FiledDossier } from './record.js';
import type { ReportSummary } from './report-summary.js';

/** All that decides a status. What is undefined is not known yet. */
export interface StatusInputs {
  takesPart: boolean | undefined;
  missing: readonly string[];
  /** Facts that the agency asked for and nobody has given since. */
  open: readonly string[];
  waitingFor: readonly string[];
  /** What it waits for was refused, revoked or withdrawn. */
  halted: boolean;
  notBefore?: string;
  withdrawn: boolean;
  summary: ReportSummary;
  /** The last version that was made ready for who is responsible now, and not taken back. */
  current?: FiledDossier;
}

/**
 * The status is the first of these that holds; each claims no more than an event has proven. A decision outlives a
 * withdrawal, a request for more that came after it reopens the matter. Who has a dossier that it may not decide on any
 * more (what it waited for was taken back) has stopped.
 */
export function statusOf(inputs: StatusInputs): AgencyStatus {
  const { takesPart, summary, current } = inputs;
  const { decision } = summary;
  if (inputs.open.length > 0 && !inputs.withdrawn) return 'moreNeeded';
  if (decision) return decision.status;
  if (takesPart === false) return 'notApplicable';
  if (inputs.withdrawn) return 'withdrawn';
  if (takesPart === undefined) return 'undecided';
  if (inputs.halted) return 'stopped';
  if (current) return summary.reached.get(current.version) ?? 'ready';
  if (inputs.missing.length > 0) return 'collecting';
  if (inputs.waitingFor.length > 0) return 'waiting';
  return inputs.notBefore ? 'scheduled' : 'ready';
}

/** Statuses after which nothing is asked of the resident for this agency. */
export const ENDED: ReadonlySet<AgencyStatus> = new Set([
  'notApplicable',
  'refused',
  'revoked',
  'stopped',
  'withdrawn',
]);

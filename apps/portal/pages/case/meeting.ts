import type { Appointment, Outcome } from '../../cases/case-element.js';
import type { Party } from './party.js';

/** Ahead; over without a word of the agency; over, and the agency has answered since; taken back by the agency. */
export type MeetingStage = 'ahead' | 'passed' | 'attended' | 'cancelled';

export interface Meeting {
  party: Party;
  appointment: Appointment;
  stage: MeetingStage;
}

/**
 * An agency's appointment, as far as it still counts: a no or a withdrawal after it calls it off, a yes does not. The
 * clock proves nothing: that somebody came is said by the agency's answer alone.
 */
export function meetingOf(party: Party, now: Date): Meeting | undefined {
  const { appointment, status, outcome } = party.state;
  if (!appointment || status === 'stopped' || status === 'withdrawn') return undefined;
  const stage = stageOf(appointment, outcome, now);
  return stage && { party, appointment, stage };
}

function stageOf(appointment: Appointment, outcome: Outcome | undefined, now: Date): MeetingStage | undefined {
  const { from, to, saidAt, cancelled } = appointment;
  const isLater = outcome === undefined || saidAt > outcome.at;
  if (cancelled) return isLater ? 'cancelled' : undefined;
  const isOver = Date.parse(to) <= now.getTime();
  if (isOver && outcome && Date.parse(outcome.at) >= Date.parse(from)) return 'attended';
  if (outcome && outcome.result !== 'granted' && !isLater) return undefined;
  return isOver ? 'passed' : 'ahead';
}

/** Of several, soonest first; those at one stage. */
export const meetingsOf = (parties: readonly Party[], now: Date, stage: MeetingStage): Meeting[] =>
  parties
    .flatMap((party) => meetingOf(party, now) ?? [])
    .filter((meeting) => meeting.stage === stage)
    .sort((one, other) => Date.parse(one.appointment.from) - Date.parse(other.appointment.from));

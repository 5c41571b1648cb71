import type { Appointment, Outcome } from '#contracts';
import type { Party } from './party.js';

/**
 * Ahead; over without a word of the agency; over, and the agency has answered since; taken back by the agency; still to
 * come, but its part in the case has ended without a yes.
 */
export type MeetingStage = 'ahead' | 'passed' | 'attended' | 'cancelled' | 'void';

export interface Meeting {
  party: Party;
  appointment: Appointment;
  stage: MeetingStage;
}

/**
 * An agency's appointment, as far as there is something to say of it: a no or a withdrawal after it calls it off, a yes
 * does not. The clock proves nothing: that somebody came is said by the agency's answer alone.
 */
export function meetingOf(party: Party, now: Date): Meeting | undefined {
  const { appointment, status, outcome } = party.state;
  if (!appointment) return undefined;
  const hasStopped = status === 'stopped' || status === 'withdrawn';
  const stage = hasStopped ? calledOff(appointment, now) : stageOf(appointment, outcome, now);
  return stage && { party, appointment, stage };
}

function stageOf(appointment: Appointment, outcome: Outcome | undefined, now: Date): MeetingStage | undefined {
  const { from, to, saidAt, cancelled } = appointment;
  const isLater = outcome === undefined || saidAt > outcome.at;
  if (cancelled) return isLater ? 'cancelled' : undefined;
  const isOver = Date.parse(to) <= now.getTime();
  if (isOver && outcome && Date.parse(outcome.at) >= Date.parse(from)) return 'attended';
  if (outcome && outcome.result !== 'granted' && !isLater) return calledOff(appointment, now);
  return isOver ? 'passed' : 'ahead';
}

/** Whoever might still come is told not to. */
const calledOff = ({ to, cancelled }: Appointment, now: Date): MeetingStage | undefined =>
  !cancelled && Date.parse(to) > now.getTime() ? 'void' : undefined;

/** Of several, soonest first; those at one stage. */
export const meetingsOf = (parties: readonly Party[], now: Date, stage: MeetingStage): Meeting[] =>
  parties
    .flatMap((party) => meetingOf(party, now) ?? [])
    .filter((meeting) => meeting.stage === stage)
    .sort((one, other) => Date.parse(one.appointment.from) - Date.parse(other.appointment.from));

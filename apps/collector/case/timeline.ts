import { danishDate, startOfDay } from '#clock';
import type { AgencyState, TimelineEntry, TimelineEvent } from '#contracts';
import { v5 as uuidV5 } from 'uuid';
import { ENDED } from './agency-state.js';
import type { Answer } from './answers.js';
import type { AgencyReport, CaseRecord, FiledDossier, Withdrawal } from './record.js';
import { turnsOf } from './restriction.js';
import { byTime, isDecision } from './report-summary.js';

/** An entry of the timeline, one of a kind in its case. */
export type Happening = TimelineEntry & { id: string };

/** Where an agency stands, as far as time alone has something to say. */
export interface Concerned {
  agency: string;
  state: Pick<AgencyState, 'status' | 'deadlines' | 'recipient'>;
  newNeedsSince?: string;
}

/** Which of an agency's kind something was about. */
interface Addressed {
  agency: string;
  recipient?: string;
}

/** What happened in a case, each once, whatever the order in which the hub heard of it. Sorted by time, then id. */
export function timeline(
  record: CaseRecord,
  agencies: readonly Concerned[],
  now: Date,
  answers: readonly Answer[] = [],
): readonly Happening[] {
  return [
    ...whatResidentsDid(record, agencies),
    ...whatWasMade(record),
    ...whatWasSaid(record),
    ...answers.map(whatWasAnswered),
    ...whatIsDue(record, agencies, now),
    ...whatChanged(record, agencies),
  ].sort((one, other) => (one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : 1));
}

/** Only what a withdrawal reached is said to be withdrawn, once: what was decided or withdrawn before stays. */
function whatResidentsDid(
  { arrival, amendments, withdrawals, restrictions }: CaseRecord,
  agencies: readonly Concerned[],
): Happening[] {
  const withdrawn = agencies.filter(({ state }) => state.status === 'withdrawn').map(addressed);
  const inOrder = [...withdrawals].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return [
    { id: uuidV5('submitted', arrival.caseId), at: arrival.submittedAt, event: 'submitted' },
    ...amendments.map(({ eventId, at, by, isChange }) => ({
      id: eventId,
      at,
      event: 'amended' as const,
      by,
      ...(isChange && { isChange }),
    })),
    ...turnsOf(restrictions).map(({ eventId, at, restricted }) => ({
      id: eventId,
      at,
      event: restricted ? ('restricted' as const) : ('restrictionLifted' as const),
    })),
    ...inOrder.flatMap(({ eventId, at, agency }, place) => {
      const before = inOrder.slice(0, place);
      const reached = withdrawn.filter(
        (one) => reaches({ agency }, one.agency) && !before.some((other) => reaches(other, one.agency)),
      );
      const recipient = reached.find((one) => one.agency === agency)?.recipient;
      if (reached.length === 0) return [];
      return [{ id: eventId, at, event: 'withdrawalAsked' as const, agency, recipient, reached }];
    }),
  ];
}

const addressed = ({ agency, state: { recipient } }: Concerned): Addressed => ({ agency, recipient });

const keyOf = ({ at, eventId }: Withdrawal): string => `${at} ${eventId}`;

function reaches({ agency }: Pick<Withdrawal, 'agency'>, one: string): boolean {
  return agency === undefined || agency === one;
}

function whatWasMade({ arrival, filed }: CaseRecord): Happening[] {
  return filed.map(({ agency, recipient, version, filedAt }) => ({
    id: uuidV5(`ready/${agency}/${version}`, arrival.caseId),
    at: filedAt,
    event: version === 1 ? 'ready' : 'readyAgain',
    agency,
    recipient,
  }));
}

function whatWasSaid({ said, filed }: CaseRecord): Happening[] {
  const inOrder = [...said].sort(byTime);
  return inOrder
    .map((one, place) => ({ one, before: inOrder.slice(0, place) }))
    .filter(({ one, before }) => !isRepeated(one, before))
    .flatMap(({ one, before }) =>
      eventsOf(one, before).map((event) => ({
        id: uuidV5(event, one.eventId),
        at: one.time,
        event,
        agency: one.agency,
        recipient: one.recipient,
        ...(event === 'withdrawn' && whyTakenBack(one, filed)),
      })),
    );
}

function whatWasAnswered({ eventId, agency, recipient, at, group, result, facts }: Answer): Happening {
  const paths = facts.map(({ path }) => path);
  return { id: uuidV5(`answered/${group}`, eventId), at, event: ANSWERED[result], agency, recipient, paths };
}

const ANSWERED: Readonly<Record<Answer['result'], TimelineEvent>> = {
  stands: 'answerStands',
  agreed: 'answerAgreed',
  other: 'answerOther',
};

/** After a move the other one is named, which was filed with before. */
function whyTakenBack(
  { agency, recipient, time, because = 'noLongerApplies' }: AgencyReport,
  filed: readonly FiledDossier[],
): Pick<Happening, 'because' | 'successor'> {
  if (because !== 'moved') return { because };
  const [other] = filed
    .filter((one) => one.agency === agency && one.recipient !== recipient && one.filedAt <= time)
    .sort((one, another) => (one.filedAt < another.filedAt ? 1 : -1));
  return { because, successor: other?.recipient };
}

/** An agency that was told of a change and stays with its decision brings no news. */
function isRepeated(one: AgencyReport, before: readonly AgencyReport[]): boolean {
  if (!isDecision(one.status)) return false;
  const last = before.findLast(({ agency, status }) => agency === one.agency && isDecision(status));
  return last?.status === one.status && last?.recipient === one.recipient;
}

function eventsOf(one: AgencyReport, before: readonly AgencyReport[]): TimelineEvent[] {
  return [one.status, meetingOf(one, before)].filter((event) => event !== undefined);
}

/** Where no appointment stands, there is none to cancel. */
function meetingOf(
  { agency, recipient, appointment }: AgencyReport,
  before: readonly AgencyReport[],
): TimelineEvent | undefined {
  if (!appointment || !('cancelled' in appointment)) return appointment && 'appointment';
  const last = before.findLast((one) => one.agency === agency && one.recipient === recipient && one.appointment);
  return last?.appointment && !('cancelled' in last.appointment) ? 'appointmentCancelled' : undefined;
}

/** A reminder on the last day of each deadline that ran out while the case was open. Deadlines block nothing. */
function whatIsDue({ arrival }: CaseRecord, agencies: readonly Concerned[], now: Date): Happening[] {
  const today = danishDate(now);
  const open = agencies.filter(({ state }) => state.status !== 'granted' && !ENDED.has(state.status));
  return open.flatMap(({ agency, state }) =>
    state.deadlines
      .filter(({ date }) => danishDate(arrival.submittedAt) <= date && date <= today)
      .map(({ id, date }) => ({
        id: uuidV5(`deadline/${agency}/${id}/${date}`, arrival.caseId),
        at: startOfDay(date).toISOString(),
        event: 'deadline' as const,
        agency,
        recipient: state.recipient,
        deadline: id,
      })),
  );
}

function whatChanged({ arrival }: CaseRecord, agencies: readonly Concerned[]): Happening[] {
  return agencies.flatMap(({ agency, state, newNeedsSince: date }) =>
    date === undefined
      ? []
      : [
          {
            id: uuidV5(`needsChanged/${agency}/${date}`, arrival.caseId),
            at: startOfDay(date).toISOString(),
            event: 'needsChanged',
            agency,
            recipient: state.recipient,
          },
        ],
  );
}

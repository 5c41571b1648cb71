import { danishDate, startOfDay } from '#clock';
import type { Text } from '#contracts';
import { v5 as uuidV5 } from 'uuid';
import { ENDED, type AgencyState } from './agency-state.js';
import type { CaseRecord, Said } from './record.js';
import { saysWho, sentences, type TimelineEvent } from './timeline-sentences.js';
import { byTime, isDecision } from './voice.js';

export interface TimelineEntry {
  id: string;
  at: string;
  /** Undefined where no single agency is concerned. */
  agency?: string;
  event: TimelineEvent;
  text: Text;
}

/** Where an agency stands, as far as time alone has something to say. */
export interface Concerned {
  agency: string;
  state: Pick<AgencyState, 'status' | 'deadlines'>;
  newNeedsSince?: string;
}

type Happening = Omit<TimelineEntry, 'text'> & { what?: Text };

/** What happened in a case, each once, whatever the order in which the hub heard of it. Sorted by time, then id. */
export function timeline(
  record: CaseRecord,
  agencies: readonly Concerned[],
  titleOf: (agency: string) => Text,
  now: Date,
): readonly TimelineEntry[] {
  const happenings = [
    ...whatResidentsDid(record),
    ...whatWasMade(record),
    ...whatWasSaid(record),
    ...whatIsDue(record, agencies, now),
    ...whatChanged(record, agencies),
  ];
  return happenings
    .map(({ what, ...one }) => ({ ...one, text: sentences[one.event](titled(one.agency, titleOf), what ?? nothing) }))
    .sort((one, other) => (one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : 1));
}

const nothing: Text = { da: '', en: '' };

function titled(agency: string | undefined, titleOf: (agency: string) => Text): Text {
  return agency === undefined ? { da: 'alle myndigheder', en: 'all authorities' } : titleOf(agency);
}

function whatResidentsDid({ arrival, amendments, withdrawals }: CaseRecord): Happening[] {
  return [
    { id: uuidV5('submitted', arrival.caseId), at: arrival.submittedAt, event: 'submitted' },
    ...amendments.map(({ eventId, at, by, isChange }) => ({
      id: eventId,
      at,
      event: 'amended' as const,
      what: saysWho(by, isChange),
    })),
    ...withdrawals.map(({ eventId, at, agency }) => ({
      id: eventId,
      at,
      event: 'withdrawalAsked' as const,
      agency,
    })),
  ];
}

function whatWasMade({ arrival, filed }: CaseRecord): Happening[] {
  return filed.map(({ agency, version, filedAt }) => ({
    id: uuidV5(`ready/${agency}/${version}`, arrival.caseId),
    at: filedAt,
    event: version === 1 ? 'ready' : 'readyAgain',
    agency,
  }));
}

function whatWasSaid({ said }: CaseRecord): Happening[] {
  const inOrder = [...said].sort(byTime);
  return inOrder
    .filter((one, place) => !isRepeated(one, inOrder.slice(0, place)))
    .flatMap((one) =>
      eventsOf(one).map((event) => ({ id: uuidV5(event, one.eventId), at: one.time, event, agency: one.agency })),
    );
}

/** An agency that was told of a change and stays with its decision brings no news. */
function isRepeated(one: Said, before: readonly Said[]): boolean {
  if (!isDecision(one.status)) return false;
  const last = before.findLast(({ agency, status }) => agency === one.agency && isDecision(status));
  return last?.status === one.status && last?.recipient === one.recipient;
}

function eventsOf({ status, appointment }: Said): TimelineEvent[] {
  return [...(status ? [status] : []), ...(appointment ? ['appointment' as const] : [])];
}

/** A reminder on the last day of each deadline that ran out while the case was open. Deadlines block nothing. */
function whatIsDue({ arrival }: CaseRecord, agencies: readonly Concerned[], now: Date): Happening[] {
  const today = danishDate(now);
  const open = agencies.filter(({ state }) => state.status !== 'granted' && !ENDED.has(state.status));
  return open.flatMap(({ agency, state }) =>
    state.deadlines
      .filter(({ date }) => danishDate(arrival.submittedAt) <= date && date <= today)
      .map(({ id, date, title }) => ({
        id: uuidV5(`deadline/${agency}/${id}/${date}`, arrival.caseId),
        at: startOfDay(date).toISOString(),
        event: 'deadline' as const,
        agency,
        what: title,
      })),
  );
}

function whatChanged({ arrival }: CaseRecord, agencies: readonly Concerned[]): Happening[] {
  return agencies.flatMap(({ agency, newNeedsSince: date }) =>
    date === undefined
      ? []
      : [
          {
            id: uuidV5(`needsChanged/${agency}/${date}`, arrival.caseId),
            at: startOfDay(date).toISOString(),
            event: 'needsChanged',
            agency,
          },
        ],
  );
}

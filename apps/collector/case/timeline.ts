import type { Text } from '#contracts';
import { v5 as uuidV5 } from 'uuid';
import type { CaseRecord, Said } from './record.js';
import { sentences, type TimelineEvent } from './timeline-sentences.js';

export interface TimelineEntry {
  id: string;
  at: string;
  agency: string | null;
  event: TimelineEvent;
  text: Text;
}

/** What happened in a case, each once, whatever the order in which the hub heard of it. Sorted by time, then id. */
export function timeline(record: CaseRecord, titleOf: (agency: string) => Text): readonly TimelineEntry[] {
  const { caseId, submittedAt } = record.arrival;
  const entry = (id: string, at: string, event: TimelineEvent, agency: string | null = null): TimelineEntry => ({
    id,
    at,
    agency,
    event,
    text: sentences[event](agency === null ? hub : titleOf(agency)),
  });
  const entries = [
    entry(uuidV5('submitted', caseId), submittedAt, 'submitted'),
    ...record.amendments.map(({ eventId, at }) => entry(eventId, at, 'amended')),
    ...record.withdrawals.map(({ eventId, at, agency }) => entry(eventId, at, 'withdrawalAsked', agency)),
    ...record.filed.map(({ agency, version, filedAt }) =>
      entry(uuidV5(`ready/${agency}/${version}`, caseId), filedAt, version === 1 ? 'ready' : 'readyAgain', agency),
    ),
    ...record.said.flatMap((said) =>
      eventsOf(said).map((event) => entry(uuidV5(event, said.eventId), said.time, event, said.agency)),
    ),
  ];
  return entries.sort((one, other) => (one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : 1));
}

const hub: Text = { da: 'Ankomst', en: 'Ankomst' };

function eventsOf({ status, appointment }: Said): TimelineEvent[] {
  return [...(status ? [status] : []), ...(appointment ? ['appointment' as const] : [])];
}

import { showWeekday, showDay, type Language } from '../frame/language.js';
import { nextWords } from './next-words.js';
import { meetingOf, hasEnded, type Appointment, type Deadline, type Party } from './party.js';
import { capital, dayOf, sayTimes } from './say-when.js';

/** One thing that happens next, and whose turn it is. */
export interface Step {
  what: string;
  why?: string;
  /** Last days, as far as anybody set one. */
  by: readonly { title: string; day: string; isOver: boolean }[];
  appointment?: { agency: string; place: string; day: string; times: string };
  /** Whose step this is. */
  party?: Party;
}

export interface NextSteps {
  title: string;
  questions: number;
  steps: readonly Step[];
}

interface NextSource {
  parties: readonly Party[];
  questions: number;
  now: Date;
  language: Language;
}

/** What happens next: the resident's own steps first, then everybody else's in the order of agencies. */
export function nextStepsOf(source: NextSource): NextSteps {
  const { parties, questions, now } = source;
  const words = nextWords(source);
  const meetings = parties.filter((party) => meetingOf(party, now));
  const steps = [
    ...(parties.length === 0 ? [{ ...words.begin, by: [] }] : []),
    ...meetings.map((party) => meetingStep(party, source)),
    ...alike(parties.filter((party) => !meetings.includes(party))).flatMap((group) => stepOf(group, source)),
  ];
  const isOver = parties.length > 0 && parties.every(hasEnded);
  const title =
    questions > 0 ? words.answer(questions) : meetings.length > 0 ? words.come : isOver ? words.over : words.nothing;
  return { title, questions, steps };
}

function meetingStep(party: Party, source: NextSource): Step {
  const { language } = source;
  const words = nextWords(source);
  const { place, from, to } = party.state.appointment as Appointment;
  return {
    what: words.meet(party.inside),
    by: hasEnded(party) ? [] : deadlinesOf(party, source),
    appointment: {
      agency: party.agency,
      place,
      day: capital(showWeekday(from, language)),
      times: sayTimes(from, to, language),
    },
    party,
  };
}

/** Who waits for the same, or for the resident's answers, is one step. */
function alike(parties: readonly Party[]): Party[][] {
  const groups = new Map<string, Party[]>();
  for (const party of parties) {
    const { status, waitingFor } = party.state;
    const isAlike = status === 'waiting' || status === 'collecting';
    const key = isAlike ? [status, ...waitingFor].join(' ') : `=${party.agency}`;
    groups.set(key, [...(groups.get(key) ?? []), party]);
  }
  return [...groups.values()];
}

function stepOf(group: readonly Party[], source: NextSource): Step[] {
  const words = nextWords(source);
  const party = group[0]!;
  const { status, notBefore, waitingFor } = party.state;
  const inside = (agency: string): string => source.parties.find((one) => one.agency === agency)?.inside ?? agency;
  const said = words.steps[status]?.({
    party,
    all: group.map((one) => one.inside),
    others: waitingFor.map(inside),
    date: notBefore === undefined ? '' : showDay(notBefore, source.language),
  });
  return said ? [{ ...said, by: hasEnded(party) ? [] : group.flatMap((one) => deadlinesOf(one, source)), party }] : [];
}

/** Soonest first. One that is over is said as long as the agency has not answered. */
export function deadlinesOf({ state }: Party, { now, language }: Pick<NextSource, 'now' | 'language'>): Step['by'] {
  return [...state.deadlines]
    .sort((one: Deadline, other: Deadline) => (one.date < other.date ? -1 : 1))
    .map(({ title, date }) => ({
      title: title[language],
      day: showWeekday(date, language),
      isOver: date < dayOf(now),
    }));
}

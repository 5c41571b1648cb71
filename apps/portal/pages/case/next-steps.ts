import { showWeekday, showDay, type Language } from '../frame/language.js';
import { nextWords } from './next-words.js';
import { meetingOf, hasEnded, type Appointment, type Deadline, type Party } from './party.js';
import { dayOf, sayTimes } from './say-when.js';

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
    ...meetings.map((party) => meetingStep(party, source)),
    ...parties.filter((party) => !meetings.includes(party)).flatMap((party) => stepOf(party, source)),
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
      day: showWeekday(from, language),
      times: sayTimes(from, to, language),
    },
    party,
  };
}

function stepOf(party: Party, source: NextSource): Step[] {
  const words = nextWords(source);
  const { status, notBefore, waitingFor } = party.state;
  const inside = (agency: string): string => source.parties.find((one) => one.agency === agency)?.inside ?? agency;
  const said = words.steps[status]?.({
    party,
    others: waitingFor.map(inside),
    date: notBefore === undefined ? '' : showDay(notBefore, source.language),
  });
  return said ? [{ ...said, by: hasEnded(party) ? [] : deadlinesOf(party, source), party }] : [];
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

import { capital } from '#contracts';
import { showDay, showDuration, showTime } from '#pages';
import type { CaseOnPage } from '../view.js';
import {
  meetingsOf,
  saidNo,
  daysBetween,
  inDays,
  AIM_SECONDS,
  isAimedAt,
  totalOf,
  possessive,
  dateInPerson,
  dateOfResident,
} from '#case-reading';
import { textsIn } from '#texts';

const clockWords = textsIn('clock');

export interface Clock {
  title: string;
  figure: string;
  note?: string;
}

type ClockSource = Pick<CaseOnPage, 'visit' | 'shown' | 'submittedAt' | 'parties' | 'segments'>;

/** A last day that is further off is said, and not counted. */
const SOON_DAYS = 14;

/** How long until a meeting or a last day, how long an agency has been silent, or how long the case has taken. */
export function clockOf(source: ClockSource): Clock {
  return untilMet(source) ?? untilDate(source) ?? silent(source) ?? taken(source);
}

function untilMet({ visit, parties }: ClockSource): Clock | undefined {
  const [next] = meetingsOf(parties, visit.now, 'ahead');
  if (!next) return undefined;
  const words = clockWords(visit);
  const days = daysBetween(visit.now, next.appointment.from);
  return { title: words.untilMet, figure: days < 1 ? words.today : capital(inDays(days, visit.language)) };
}

function untilDate({ visit, parties }: ClockSource): Clock | undefined {
  const date = dateOfResident(parties, visit) ?? dateInPerson(parties, visit);
  if (!date || (!date.isOver && date.days > SOON_DAYS)) return undefined;
  const words = clockWords(visit);
  const { title, isOver, days, day } = date;
  return {
    title: isOver ? words.sinceDate({ title }) : words.untilDate({ title }),
    figure: days === 0 ? words.today : capital(inDays(days, visit.language)),
    note: `${capital(day)}.`,
  };
}

function silent({ visit, parties }: ClockSource): Clock | undefined {
  const party = parties.find(({ state }) => state.silence?.exceeded && state.silence.goal && !state.outcome);
  if (!party?.state.silence?.goal) return undefined;
  const words = clockWords(visit);
  const { since, goal } = party.state.silence;
  return {
    title: words.has(party),
    figure: capital(inDays(daysBetween(since, visit.now), visit.language)),
    note: words.itsGoal({ day: showDay(goal.date, visit.language), source: goal.source.title[visit.language] }),
  };
}

/** The aim is for answers that come: beside a no only the time it took is said. */
function taken({ visit, shown, submittedAt, parties, segments }: ClockSource): Clock {
  const { language, now } = visit;
  const words = clockWords(visit);
  const seconds = totalOf(shown.elapsed);
  const figure = showDuration(seconds, language);
  const isOver = segments.at(-1)?.holder === null;
  const no = parties.find(saidNo);
  const title = !isOver
    ? words.sinceSigned
    : no
      ? words.tookTo({ ...no, insideWhose: possessive(no.inside, language) })
      : words.took;
  if (!isAimedAt(parties)) return { title, figure };
  const hub = showDuration(shown.elapsed.hub, language);
  const isLate = seconds > AIM_SECONDS;
  if (isOver) return { title, figure, note: isLate ? words.aimMissed({ hub }) : words.aimKept };
  const end = new Date(Date.parse(submittedAt) + AIM_SECONDS * 1000);
  const left = (end.getTime() - now.getTime()) / 1000;
  const isGone = isLate || left <= 0;
  const note = isGone
    ? words.aimOver({ hub })
    : words.aimEnds({ time: showTime(end.toISOString(), language), left: unbroken(showDuration(left, language)) });
  return { title, figure, note };
}

/** On one line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

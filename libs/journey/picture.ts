import { danishDate } from '#clock';
import { showTime } from '#pages';
import type { CaseOnPage } from '#case-pages';
import { meetingOf, besideWords } from '#case-reading';
import { sayJourney } from './say-journey.js';
import type { JourneyLine } from './stations.js';
import { textsIn, type Texts } from '#texts';
import { whereNow } from './where-now.js';

const journeyWords = textsIn('journey');

/** What both drawings and the table are made of. */
export interface Picture {
  lines: readonly JourneyLine[];
  words: Texts['journey'];
  description: string;
  nowTime: string;
  signedTime: string;
  /** 11:34 today, else the day. */
  timeOf(at: string): string;
  hereOf(line: JourneyLine): string;
  bringsOf(line: JourneyLine): string;
  /** When somebody has to be somewhere, or had to, and what is known of it. */
  metOf(line: JourneyLine): string | undefined;
}

/** A case with its lines. */
export type JourneyCase = CaseOnPage & { lines: readonly JourneyLine[] };

export function pictureOf({ visit, lines: all, parties, submittedAt }: JourneyCase): Picture {
  const { language, now } = visit;
  const words = journeyWords(visit);
  const shortDay = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    timeZone: 'Europe/Copenhagen',
    day: 'numeric',
    month: 'short',
  });
  const timeOf = (at: string): string =>
    at.includes('T') && danishDate(at) === danishDate(now) ? showTime(at, language) : shortDay.format(new Date(at));
  const nameOf = (agency: string): string => parties.find((party) => party.agency === agency)?.inside ?? agency;
  const lines = all.map((line) =>
    line.hears ? { ...line, party: { ...line.party, name: words.old(line.party) } } : line,
  );
  const hereOf = ({ party, hears }: JourneyLine): string =>
    hears ? besideWords(visit).formerState[hears].state : whereNow(party, nameOf, language);
  const metOf = ({ party }: JourneyLine): string | undefined => {
    const met = meetingOf(party, now);
    return met && words.met[met.stage]({ time: timeOf(met.appointment.from), inside: party.inside });
  };
  return {
    lines,
    words,
    description: sayJourney({ lines, words, timeOf, hereOf, metOf }),
    nowTime: showTime(now.toISOString(), language),
    signedTime: timeOf(submittedAt),
    timeOf,
    hereOf,
    metOf,
    bringsOf: ({ party }) => party.brings ?? words.answer,
  };
}

import type { CaseStatus } from '../../cases/case-element.js';
import type { Language } from '../frame/language.js';
import { newsWords, type NewsWords } from './news-words.js';
import { meetingOf, hasEnded, type Party, type Status } from './party.js';
import { sayDayAndTime } from './say-when.js';

export interface NewsSource {
  parties: readonly Party[];
  status: CaseStatus;
  /** How many questions are open. */
  questions: number;
  now: Date;
  language: Language;
}

/** What is new, in one line, and what is proven of everybody else. */
export interface News {
  title: string;
  lead: string;
}

/** The first that holds of: an end, a question, a no, a yes from all, a time to meet, a yes, how far it has come. */
export function newsOf(source: NewsSource): News {
  const words = newsWords(source);
  const { title, told, lead } = headline(source, words);
  const proven = leadOf(source, words, told);
  return { title, lead: lead === undefined ? proven : `${lead} ${proven}` };
}

interface Headline {
  title: string;
  /** Of whom the headline has said all. */
  told?: readonly Party[];
  /** What belongs to it. */
  lead?: string;
}

function headline(source: NewsSource, words: NewsWords): Headline {
  const { parties, status, questions } = source;
  if (parties.length === 0) return { title: words.none };
  if (status === 'withdrawn') return { title: words.withdrawn, told: those(parties, 'withdrawn') };
  return (
    (questions > 0 && asked(parties, questions, words)) ||
    refused(parties, words) ||
    met(source, words) ||
    granted(parties, words) ||
    onItsWay(source, words)
  );
}

function asked(parties: readonly Party[], questions: number, words: NewsWords): Headline {
  const askers = those(parties, 'moreNeeded');
  if (askers.length === 0) return { title: words.missing(questions) };
  return { title: words.asks(askers, questions), told: askers };
}

function refused(parties: readonly Party[], words: NewsWords): Headline | undefined {
  const [last] = latestFirst(those(parties, 'refused', 'revoked'));
  return last && { title: words.no(last, last.state.status === 'revoked'), told: [last], lead: words.letter };
}

/** Where somebody has to be somewhere, that is the news, but for a case that needs nothing more. */
function met({ parties, now, language }: NewsSource, words: NewsWords): Headline | undefined {
  const [next] = parties
    .filter((party) => !hasEnded(party))
    .flatMap((party) => ({ party, appointment: meetingOf(party, now)! }))
    .filter(({ appointment }) => appointment !== undefined)
    .sort((one, other) => Date.parse(one.appointment.from) - Date.parse(other.appointment.from));
  return next && { title: words.meets(next.party, sayDayAndTime(next.appointment.from, language)) };
}

function granted(parties: readonly Party[], words: NewsWords): Headline | undefined {
  const yes = latestFirst(those(parties, 'granted'));
  if (yes.length === 0) return undefined;
  const open = parties.filter((party) => !hasEnded(party)).length;
  if (yes.length === parties.length) return { title: words.allYes(yes), told: yes };
  return { title: words.yes(yes[0]!, open), told: yes.slice(0, 1) };
}

function onItsWay({ parties, now }: NewsSource, words: NewsWords): Headline {
  const open = parties.filter((party) => !hasEnded(party));
  const failed = those(open, 'undeliverable');
  if (failed.length > 0) return { title: words.notTaken(failed) };
  const confirmed = those(open, 'acknowledged');
  if (confirmed.length > 0)
    return { title: words.has(confirmed, confirmed.length === parties.length), told: confirmed };
  if (those(open, 'delivered').length > 0) return { title: words.sent };
  if (those(open, 'ready', 'delivering').length > 0) return { title: words.sending };
  const [first] = those(open, 'scheduled')
    .flatMap(({ state }) => state.notBefore ?? [])
    .sort();
  return first ? { title: words.scheduled(first, now) } : { title: words.none };
}

function leadOf({ parties, language, now }: NewsSource, words: NewsWords, told: readonly Party[] = []): string {
  if (parties.length === 0) return words.noneYet;
  const groups = new Map<string, Party[]>();
  for (const party of parties.filter((one) => !told.includes(one))) {
    const key = [party.state.status, party.state.notBefore, ...party.state.waitingFor].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), party]);
  }
  const titled = (agency: string): Party | undefined => parties.find((party) => party.agency === agency);
  const sentences = [...groups.values()].map((group) => words.proven(group, titled, language));
  if (sentences.length > 0) return sentences.join(' ');
  return parties.some((party) => meetingOf(party, now)) ? words.stillMeets : words.nobodyElse(parties);
}

const those = (parties: readonly Party[], ...statuses: readonly Status[]): Party[] =>
  parties.filter(({ state }) => statuses.includes(state.status));

const latestFirst = (parties: readonly Party[]): Party[] =>
  [...parties].sort(
    (one, other) => Date.parse(other.state.outcome?.at ?? '') - Date.parse(one.state.outcome?.at ?? ''),
  );

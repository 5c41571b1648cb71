import type { AgencyStatus, Announced, CaseStatus } from '#contracts';
import { showWeekday, type Language } from '#pages';
import type { AnsweredDispute } from '../dispute/answered.js';
import type { Dispute } from '../dispute/disputes.js';
import { meetingsOf } from '../meeting.js';
import { dateOfResident, lateByUs, missedDay } from '../next/deadlines.js';
import { awaySince, hasEnded, isUntold, type OutsideAgency, type Party } from '../party.js';
import { sayDayAndTime } from '../say-when.js';
import { newsWords, type NewsWords } from './news-words.js';

export interface NewsSource {
  parties: readonly Party[];
  status: CaseStatus;
  /** How many questions are open. */
  questions: number;
  /** Those who take no part, though everybody counts on what they bring. */
  outside?: readonly OutsideAgency[];
  disputes?: readonly Dispute[];
  answered?: readonly AnsweredDispute[];
  /** What is to come on its day, the first first. */
  announced?: readonly Announced[];
  now: Date;
  language: Language;
}

/** What is new, in one line, and what is proven of everybody else. */
export interface News {
  title: string;
  lead: string;
}

/**
 * The first that holds of: an end, a no, a time to meet, a day to come that is over, a question, a day that went by while
 * an agency was away, two statements that differ, a move that waits, an answer to what was said, what does not come, a yes
 * from all, a silence beyond its goal, a yes, how far it has come. Bad news is news like any other.
 */
export function newsOf(source: NewsSource): News {
  const words = newsWords(source);
  const { title, told, lead } = headline(source, words);
  const all = [
    lead,
    untold(source, words),
    calledOff(source, words),
    outside(source, words, title),
    provenOf(source, words, told),
  ]
    .filter(Boolean)
    .join(' ');
  return { title, lead: all === '' ? nothingElse(source, words) : all };
}

interface Headline {
  title: string;
  /** Of whom the headline has said all. */
  told?: readonly Party[];
  /** What belongs to it. */
  lead?: string;
}

function headline(source: NewsSource, words: NewsWords): Headline {
  const { parties, status } = source;
  if (parties.length === 0) return notComing(source, words) ?? { title: words.none };
  if (status === 'withdrawn') {
    const isWhole = those(parties, 'granted').length === 0;
    return { title: isWhole ? words.withdrawn : words.withdrawnRest, told: those(parties, 'withdrawn') };
  }
  return (
    refused(parties, words) ||
    met(source, words) ||
    missed(source, words) ||
    asked(source, words) ||
    late(source, words) ||
    disputed(source, words) ||
    answered(source, words) ||
    (source.parties.every(isGranted) && notComing(source, words)) ||
    granted(source, words) ||
    onItsWay(source, words)
  );
}

function asked(source: NewsSource, words: NewsWords): Headline | undefined {
  const { parties, questions } = source;
  if (questions === 0) return undefined;
  const askers = those(parties, 'moreNeeded');
  const date = dateOfResident(parties, source);
  const lead = date && (date.isOver ? words.dateOver(date.title, date.day) : words.dateAhead(date.title, date.day));
  if (askers.length === 0) return { title: words.missing(questions), lead };
  return { title: words.asks(askers, questions), told: askers, lead };
}

/** What followed for those who waited for it is said beside it, and who was told that something ended. */
function refused(parties: readonly Party[], words: NewsWords): Headline | undefined {
  const [last] = latestFirst(those(parties, 'refused', 'revoked'));
  if (!last) return undefined;
  const ended = parties.filter(({ state }) => state.told?.ended);
  const confirmed = ended.filter(({ state }) => state.told?.reach === 'acknowledged');
  const isRevoked = last.state.status === 'revoked';
  const lead = [
    words.letter(last),
    ended.length > 0 && words.toldOfEnd(ended, confirmed),
    last.brings !== undefined && !isRevoked && words.notThis(last),
  ];
  return { title: words.no(last, isRevoked), told: [last], lead: lead.filter(Boolean).join(' ') };
}

/** Where somebody has to be somewhere, that is the news; and that the time was taken back, or is over without a word. */
function met({ parties, now, language }: NewsSource, words: NewsWords): Headline | undefined {
  const [next] = meetingsOf(parties, now, 'ahead');
  if (next) {
    const when = sayDayAndTime(next.appointment.from, language);
    const isNew = next.appointment.replaces === true;
    return { title: isNew ? words.meetsAnew(next.party, when) : words.meets(next.party, when) };
  }
  const [passed] = meetingsOf(parties, now, 'passed');
  if (passed) return { title: words.timePassed(passed.party) };
  const [off] = meetingsOf(parties, now, 'cancelled');
  return off && { title: words.cancelled(off.party) };
}

function missed(source: NewsSource, words: NewsWords): Headline | undefined {
  for (const party of source.parties) {
    const day = missedDay(party, source);
    if (day) return { title: words.dayPassed(party), lead: words.dayWas(day.title, day.day) };
  }
  return undefined;
}

function late(source: NewsSource, words: NewsWords): Headline | undefined {
  for (const party of source.parties) {
    const day = lateByUs(party, source);
    if (!day) continue;
    const lead = [words.dayWas(day.title, day.day), isAway(party) ? words.keptAndTried : words.keptAndSought].join(' ');
    return { title: isAway(party) ? words.awayAndLate(party) : words.notTakenAndLate(party), told: [party], lead };
  }
  return undefined;
}

/** An appointment that vanished with its agency's part is said to be none any longer. */
function calledOff({ parties, now, language }: NewsSource, words: NewsWords): string {
  return meetingsOf(parties, now, 'void')
    .map(({ party, appointment }) => words.calledOff(party, sayDayAndTime(appointment.from, language)))
    .join(' ');
}

function untold({ parties }: NewsSource, words: NewsWords): string {
  const waiting = parties.filter(isUntold);
  return waiting.length === 0 ? '' : words.untold(waiting);
}

function disputed({ parties, disputes = [] }: NewsSource, words: NewsWords): Headline | undefined {
  for (const { decides, claim, facts, isMove } of disputes) {
    const party = parties.find(({ agency }) => agency === decides);
    if (!party) continue;
    const isAtParty = claim?.told.some(({ agency, reach }) => agency === decides && reach === 'acknowledged') ?? false;
    if (claim) return { title: isMove ? words.hasMove(party, isAtParty) : words.hasObjection(party, isAtParty) };
    const [{ title, counts, others } = facts[0]!] = facts;
    const own = others.find(({ isOwn }) => isOwn);
    if (own) return { title: words.differs(party, title), lead: words.bothStand(party, counts.value, own.value) };
  }
  return undefined;
}

/** The latest, unless an agency has decided since. */
function answered({ parties, answered: [latest] = [] }: NewsSource, words: NewsWords): Headline | undefined {
  if (!latest || parties.some(({ state }) => Date.parse(state.outcome?.at ?? '') > Date.parse(latest.at)))
    return undefined;
  return { title: words.answered(latest), lead: words.answer[latest.result](titleOf(latest, words)) };
}

const titleOf = ({ facts, isMove }: AnsweredDispute, words: NewsWords): string =>
  isMove ? words.address : [...new Set(facts.map(({ title }) => title))].join(', ');

/** What does not come of it is said before what came, and why not. */
function notComing({ outside = [] }: NewsSource, words: NewsWords): Headline | undefined {
  if (outside.length === 0) return undefined;
  return { title: words.outside(outside), lead: outside.map(({ forWhom }) => forWhom).join(' ') };
}

function outside({ outside: those = [], status }: NewsSource, words: NewsWords, title: string): string {
  const said = those.length === 0 || status === 'withdrawn' ? '' : words.outside(those);
  return said === title ? '' : said;
}

function granted({ parties }: NewsSource, words: NewsWords): Headline | undefined {
  const yes = latestFirst(those(parties, 'granted'));
  const open = parties.filter((party) => !hasEnded(party)).length;
  if (yes.length > 0 && yes.length === parties.length) return { title: words.allYes(yes), told: yes };
  const silent = parties.filter(({ state }) => state.silence?.exceeded && state.silence.goal && !state.outcome);
  if (silent.length > 0) return { title: words.silent(silent) };
  return yes.length === 0 ? undefined : { title: words.yes(yes[0]!, open), told: yes.slice(0, 1) };
}

function onItsWay({ parties }: NewsSource, words: NewsWords): Headline {
  const open = parties.filter((party) => !hasEnded(party));
  const failed = those(open, 'undeliverable');
  if (failed.length > 0) return { title: words.notTaken(failed) };
  const away = open.filter(isAway);
  if (away.length > 0) return { title: words.away(away), told: away, lead: words.keptAndTried };
  const confirmed = those(open, 'acknowledged');
  if (confirmed.length > 0)
    return { title: words.has(confirmed, confirmed.length === parties.length), told: confirmed };
  if (those(open, 'delivered').length > 0) return { title: words.sent };
  if (those(open, 'ready', 'delivering').length > 0) return { title: words.sending };
  const [first] = those(open, 'scheduled')
    .flatMap(({ state }) => state.notBefore ?? [])
    .sort();
  return first ? { title: words.scheduled(first) } : { title: words.none };
}

function provenOf({ parties, outside = [] }: NewsSource, words: NewsWords, told: readonly Party[] = []): string {
  if (parties.length === 0) return outside.length === 0 ? words.noneYet : words.nobody;
  const groups = new Map<string, Party[]>();
  for (const party of parties.filter((one) => !told.includes(one))) {
    const { status, notBefore, waitingFor } = party.state;
    const key = isAway(party) ? 'away' : [status, notBefore, party.answeredBy, ...waitingFor].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), party]);
  }
  const titled = (agency: string): Party | undefined => parties.find((party) => party.agency === agency);
  const say = (group: readonly Party[]): string =>
    isAway(group[0]!) ? `${words.away(group)} ${words.keptAndTried}` : words.proven(group, titled);
  return [...groups.values()].map(say).join(' ');
}

function nothingElse({ parties, announced: [next] = [], now, language }: NewsSource, words: NewsWords): string {
  if (meetingsOf(parties, now, 'ahead').length > 0) return words.stillMeets;
  return next ? words.toCome(showWeekday(next.from, language)) : words.nobodyElse(parties);
}

const isGranted = ({ state }: Party): boolean => state.status === 'granted';

const isAway = (party: Party): boolean => awaySince(party) !== undefined;

const those = (parties: readonly Party[], ...statuses: readonly AgencyStatus[]): Party[] =>
  parties.filter(({ state }) => statuses.includes(state.status));

const latestFirst = (parties: readonly Party[]): Party[] =>
  [...parties].sort(
    (one, other) => Date.parse(other.state.outcome?.at ?? '') - Date.parse(one.state.outcome?.at ?? ''),
  );

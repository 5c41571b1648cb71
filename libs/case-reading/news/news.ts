import type { AgencyStatus, Announced, CaseStatus } from '#contracts';
import { inWords, showDay, showList, showWeekday, type Language } from '#pages';
import { textsIn, type Texts } from '#texts';
import type { AnsweredDispute } from '../dispute/answered.js';
import type { Dispute } from '../dispute/disputes.js';
import { meetingsOf } from '../meeting.js';
import { dateOfResident, lateByUs, missedDay } from '../next/deadlines.js';
import { awaySince, hasEnded, isUntold, type OutsideAgency, type Party } from '../party.js';
import { possessive, sayDayAndTime } from '../say-when.js';

const newsWords = textsIn('news');

type Words = Texts['news'];

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

/** Agencies, as a text takes them. */
interface Listed {
  agencies: string;
  count: number;
  countInWords: string;
}

interface Headline {
  title: string;
  /** Of whom the headline has said all. */
  told?: readonly Party[];
  /** What belongs to it. */
  lead?: string;
}

function headline(source: NewsSource, words: Words): Headline {
  const { parties, status } = source;
  if (parties.length === 0) return notComing(source, words) ?? { title: words.none };
  if (status === 'withdrawn') {
    const isWhole = those(parties, 'granted').length === 0;
    return { title: isWhole ? words.withdrawn : words.withdrawnRest, told: those(parties, 'withdrawn') };
  }
  return (
    refused(source, words) ||
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

function asked(source: NewsSource, words: Words): Headline | undefined {
  const { parties, questions, language } = source;
  if (questions === 0) return undefined;
  const askers = those(parties, 'moreNeeded');
  const date = dateOfResident(parties, source);
  const lead = date && (date.isOver ? words.dateOver(date) : words.dateAhead(date));
  const open = { questions, questionsInWords: inWords(questions, language) };
  if (askers.length === 0) return { title: words.missing(open), lead };
  return { title: words.asks({ ...listed(askers, language), ...open }), told: askers, lead };
}

/** What followed for those who waited for it is said beside it, and who was told that something ended. */
function refused({ parties, language }: NewsSource, words: Words): Headline | undefined {
  const [last] = latestFirst(those(parties, 'refused', 'revoked'));
  if (!last) return undefined;
  const { state, inside, brings } = last;
  const isRevoked = state.status === 'revoked';
  const letter = state.outcome?.appeal ? words.letterOfAppeal : words.letter;
  const lead = [
    letter({ insideWhose: possessive(inside, language) }),
    toldOfEnd(parties, words, language),
    brings !== undefined && !isRevoked && words.notThis({ brings }),
  ];
  const title = isRevoked ? words.revoked(last) : words.refused(last);
  return { title, told: [last], lead: lead.filter(Boolean).join(' ') };
}

function toldOfEnd(parties: readonly Party[], words: Words, language: Language): string {
  const ended = parties.filter(({ state }) => state.told?.ended);
  if (ended.length === 0) return '';
  const confirmed = ended.filter(({ state }) => state.told?.reach === 'acknowledged');
  const told = listed(ended, language);
  if (confirmed.length === ended.length) return words.allTold(told);
  if (confirmed.length === 0) return words.noneTold(told);
  const { agencies, count } = listed(confirmed, language);
  return words.someTold({ ...told, confirmed: agencies, confirmedCount: count });
}

/** Where somebody has to be somewhere, that is the news; and that the time was taken back, or is over without a word. */
function met({ parties, now, language }: NewsSource, words: Words): Headline | undefined {
  const [next] = meetingsOf(parties, now, 'ahead');
  if (next) {
    const meets = next.appointment.replaces === true ? words.meetsAnew : words.meets;
    return { title: meets({ ...next.party, when: sayDayAndTime(next.appointment.from, language) }) };
  }
  const [passed] = meetingsOf(parties, now, 'passed');
  if (passed) return { title: words.timePassed(passed.party) };
  const [off] = meetingsOf(parties, now, 'cancelled');
  return off && { title: words.cancelled(off.party) };
}

function missed(source: NewsSource, words: Words): Headline | undefined {
  for (const party of source.parties) {
    const day = missedDay(party, source);
    if (day) return { title: words.dayPassed(party), lead: words.dayWas(day) };
  }
  return undefined;
}

function late(source: NewsSource, words: Words): Headline | undefined {
  for (const party of source.parties) {
    const day = lateByUs(party, source);
    if (!day) continue;
    const lead = [words.dayWas(day), isAway(party) ? words.keptAndTried : words.keptAndSought].join(' ');
    return { title: isAway(party) ? words.awayAndLate(party) : words.notTakenAndLate(party), told: [party], lead };
  }
  return undefined;
}

/** An appointment that vanished with its agency's part is said to be none any longer. */
function calledOff({ parties, now, language }: NewsSource, words: Words): string {
  return meetingsOf(parties, now, 'void')
    .map(({ party, appointment }) => words.calledOff({ ...party, when: sayDayAndTime(appointment.from, language) }))
    .join(' ');
}

function untold({ parties, language }: NewsSource, words: Words): string {
  const waiting = parties.filter(isUntold);
  return waiting.length === 0 ? '' : words.untold(listed(waiting, language));
}

function disputed({ parties, disputes = [] }: NewsSource, words: Words): Headline | undefined {
  for (const { decides, claim, facts, isMove } of disputes) {
    const party = parties.find(({ agency }) => agency === decides);
    if (!party) continue;
    const isAtParty = claim?.told.some(({ agency, reach }) => agency === decides && reach === 'acknowledged') ?? false;
    const [has, sent] = isMove ? [words.hasMove, words.sentMove] : [words.hasObjection, words.sentObjection];
    if (claim) return { title: isAtParty ? has(party) : sent(party) };
    const [{ title, counts, others } = facts[0]!] = facts;
    const own = others.find(({ isOwn }) => isOwn);
    if (own)
      return {
        title: words.differs({ ...party, title }),
        lead: words.bothStand({ ...party, theirs: counts.value, yours: own.value }),
      };
  }
  return undefined;
}

/** The latest, unless an agency has decided since. */
function answered({ parties, answered: [latest] = [] }: NewsSource, words: Words): Headline | undefined {
  if (!latest || parties.some(({ state }) => Date.parse(state.outcome?.at ?? '') > Date.parse(latest.at)))
    return undefined;
  const { party, isMove, result } = latest;
  return {
    title: isMove ? words.answeredMove(party) : words.answered(party),
    lead: words.answer[result]({ title: titleOf(latest, words) }),
  };
}

const titleOf = ({ facts, isMove }: AnsweredDispute, words: Words): string =>
  isMove ? words.address : [...new Set(facts.map(({ title }) => title))].join(', ');

/** What does not come of it is said before what came, and why not. */
function notComing(source: NewsSource, words: Words): Headline | undefined {
  const title = withoutPart(source, words);
  return title === '' ? undefined : { title, lead: source.outside?.map(({ forWhom }) => forWhom).join(' ') };
}

function outside(source: NewsSource, words: Words, title: string): string {
  const said = source.status === 'withdrawn' ? '' : withoutPart(source, words);
  return said === title ? '' : said;
}

function withoutPart({ outside = [], language }: NewsSource, words: Words): string {
  if (outside.length === 0) return '';
  const brings = outside.map((agency) => agency.brings);
  return words.outside({ ...listed(outside, language), brings: showList(brings, language) });
}

function granted({ parties, language }: NewsSource, words: Words): Headline | undefined {
  const yes = latestFirst(those(parties, 'granted'));
  if (yes.length > 0 && yes.length === parties.length) {
    const say = yes.length > 2 ? words.allYes : words.proven.granted;
    return { title: say(listed(yes, language)), told: yes };
  }
  const silent = parties.filter(({ state }) => state.silence?.exceeded && state.silence.goal && !state.outcome);
  if (silent.length > 0) return { title: words.silent(listed(silent, language)) };
  if (yes.length === 0) return undefined;
  const told = yes.slice(0, 1);
  const answers = parties.filter((party) => !hasEnded(party)).length;
  const toGo = answers > 0 && words.toGo({ answers, answersInWords: inWords(answers, language) });
  return { title: [words.proven.granted(listed(told, language)), toGo].filter(Boolean).join(' '), told };
}

function onItsWay({ parties, language }: NewsSource, words: Words): Headline {
  const open = parties.filter((party) => !hasEnded(party));
  const failed = those(open, 'undeliverable');
  if (failed.length > 0) return { title: words.notTaken(listed(failed, language)) };
  const away = open.filter(isAway);
  if (away.length > 0) return { title: words.away(listed(away, language)), told: away, lead: words.keptAndTried };
  const confirmed = those(open, 'acknowledged');
  if (confirmed.length > 0) {
    const say = confirmed.length === parties.length && parties.length > 2 ? words.allHave : words.has;
    return { title: say(listed(confirmed, language)), told: confirmed };
  }
  if (those(open, 'delivered').length > 0) return { title: words.sent };
  if (those(open, 'ready', 'delivering').length > 0) return { title: words.sending };
  const [first] = those(open, 'scheduled')
    .flatMap(({ state }) => state.notBefore ?? [])
    .sort();
  return first ? { title: words.scheduled({ date: showDay(first, language) }) } : { title: words.none };
}

function provenOf(source: NewsSource, words: Words, told: readonly Party[] = []): string {
  const { parties, outside = [] } = source;
  if (parties.length === 0) return outside.length === 0 ? words.noneYet : words.nobody;
  const groups = new Map<string, Party[]>();
  for (const party of parties.filter((one) => !told.includes(one))) {
    const { status, notBefore, waitingFor } = party.state;
    const key = isAway(party) ? 'away' : [status, notBefore, party.answeredBy, ...waitingFor].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), party]);
  }
  return [...groups.values()].map((group) => provenOfAlike(group, source, words)).join(' ');
}

/** What is proven of agencies that stand alike. */
function provenOfAlike(group: readonly Party[], { parties, language }: NewsSource, words: Words): string {
  const all = listed(group, language);
  const one = group[0]!;
  if (isAway(one)) return `${words.away(all)} ${words.keptAndTried}`;
  const { status, notBefore, waitingFor } = one.state;
  if (status === 'notApplicable') return '';
  const nameOf = (agency: string): string => parties.find((party) => party.agency === agency)?.inside ?? agency;
  return words.proven[status]({
    ...all,
    whose: one.answeredBy,
    others: showList(waitingFor.map(nameOf), language),
    date: notBefore === undefined ? '' : showDay(notBefore, language),
  });
}

function nothingElse({ parties, announced: [next] = [], now, language }: NewsSource, words: Words): string {
  if (meetingsOf(parties, now, 'ahead').length > 0) return words.stillMeets;
  if (next) return words.toCome({ day: showWeekday(next.from, language) });
  return parties.length === 1 ? words.noOther : words.nothingMore;
}

/** Several in a sentence, whose words go by how many they are. */
function listed(those: readonly Pick<Party, 'inside'>[], language: Language): Listed {
  const count = those.length;
  const agencies = showList(
    those.map(({ inside }) => inside),
    language,
  );
  return { agencies, count, countInWords: inWords(count, language) };
}

const isGranted = ({ state }: Party): boolean => state.status === 'granted';

const isAway = (party: Party): boolean => awaySince(party) !== undefined;

const those = (parties: readonly Party[], ...statuses: readonly AgencyStatus[]): Party[] =>
  parties.filter(({ state }) => statuses.includes(state.status));

const latestFirst = (parties: readonly Party[]): Party[] =>
  [...parties].sort(
    (one, other) => Date.parse(other.state.outcome?.at ?? '') - Date.parse(one.state.outcome?.at ?? ''),
  );

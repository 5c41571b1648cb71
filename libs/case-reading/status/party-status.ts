import type { AgencyStatus, Reach } from '#contracts';
import type { ShownEntry } from '#case-copy';
import { inWords, showDay, showList, showWeekday, type Language, type Glyph } from '#pages';
import { ownValues, type Dispute } from '../dispute/disputes.js';
import { meetingOf, type Meeting } from '../meeting.js';
import { deadlinesOf, missedDay } from '../next/deadlines.js';
import {
  awaySince,
  haltersOf,
  isDecided,
  hasEnded,
  isUntold,
  saidNo,
  sinceOf,
  waitsForResident,
  wasSent,
  type Party,
} from '../party.js';
import { daysBetween, possessive, sayDayAndTime, sayWhen } from '../say-when.js';
import { filled, textsIn, type Texts } from '#texts';

/** What stands beside where an agency is with the application: a meeting, its silence, what it was told later. */
export const besideWords = textsIn('beside');
/** Where an agency stands, in words that claim no more than is proven. */
export const partyStatusWords = textsIn('partyStatus');

export interface PartyStatusSource {
  parties: readonly Party[];
  disputes: readonly Dispute[];
  timeline: readonly ShownEntry[];
  now: Date;
  language: Language;
}

/** An agency as its card tells of it. */
export interface PartyStatus {
  /** Where the application is, and what stands beside that. */
  states: readonly { glyph: Glyph; text: string }[];
  know: string;
  next: string;
  by: readonly { label: string; text: string }[];
}

interface StatusLine {
  state: string;
  know: string;
  next: string;
  glyph: Glyph;
  /** By when; where nobody said, that is said. */
  by?: PartyStatus['by'];
}

/** Each sentence claims what an event has proven; the last thing that is to be done or to be expected is what comes next. */
export function partyStatusOf(party: Party, source: PartyStatusSource): PartyStatus {
  const all = [applicationOf(party, source), ...besideOf(party, source)];
  return {
    states: all.map(({ glyph, state }) => ({ glyph, text: state })),
    know: all.map(({ know }) => know).join(' '),
    next: all.findLast(({ next }) => next !== '')!.next,
    by: all.findLast(({ by }) => by !== undefined)?.by ?? [],
  };
}

const glyphOf: Readonly<Record<AgencyStatus, Glyph>> = {
  notApplicable: 'todo',
  undecided: 'todo',
  collecting: 'you',
  waiting: 'wait',
  scheduled: 'wait',
  ready: 'todo',
  delivering: 'sent',
  delivered: 'sent',
  acknowledged: 'now',
  moreNeeded: 'you',
  granted: 'done',
  refused: 'no',
  revoked: 'revoked',
  stopped: 'stop',
  undeliverable: 'wait',
  withdrawn: 'you',
};

function applicationOf(party: Party, source: PartyStatusSource): StatusLine {
  const words = partyStatusWords(source);
  const away = awaySince(party);
  const by = byOf(party, source);
  if (away !== undefined) return { glyph: 'lost', by, ...filled(words.away, { ...party, ...timeOf(away, source) }) };
  const { status, waitingFor, notBefore } = party.state;
  const halters = status === 'stopped' ? haltersOf(party, source.parties) : [];
  const since = status === 'stopped' ? lastSince(halters, source) : sinceOf(party, source.timeline);
  const others = status === 'stopped' ? halters.map(({ inside }) => inside) : waitingFor.map(insideOf(source));
  const isLate = waitsForResident(party) && deadlinesOf(party, source).some(({ isOver }) => isOver);
  const told = filled(words.told[whatIsSaid(party, others.length > 0, isLate)], {
    ...party,
    ...timeOf(since, source),
    others: showList(others, source.language),
    othersCount: others.length,
    notBefore: notBefore === undefined ? '' : showDay(notBefore, source.language),
    isLate,
    wasSent: wasSent(party),
  });
  return { glyph: glyphOf[status], by, ...told };
}

/** Of one status more than one thing can be true. */
function whatIsSaid(party: Party, hasOthers: boolean, isLate: boolean): keyof Texts['partyStatus']['told'] {
  const { status, outcome } = party.state;
  if (status === 'collecting' && party.answeredBy) return 'collectingFromOthers';
  if (status === 'collecting' && isLate) return 'collectingLate';
  if (status === 'moreNeeded' && isLate) return 'moreNeededLate';
  if (status === 'refused' && outcome?.appeal) return 'refusedWithAppeal';
  if (status === 'stopped' && hasOthers) return 'stoppedByOthers';
  if (status === 'withdrawn' && isUntold(party)) return 'withdrawnUntold';
  return status;
}

export const lastSince = (
  parties: readonly Party[],
  { timeline }: Pick<PartyStatusSource, 'timeline'>,
): string | undefined =>
  parties
    .flatMap((party) => sinceOf(party, timeline) ?? [])
    .sort()
    .at(-1);

const insideOf =
  ({ parties }: PartyStatusSource) =>
  (agency: string): string =>
    parties.find((one) => one.agency === agency)?.inside ?? agency;

/** At 11:34, and since 11:34; empty where nobody knows. */
function timeOf(
  at: string | undefined,
  { now, language }: Pick<PartyStatusSource, 'now' | 'language'>,
): { when: string; since: string } {
  const when = at === undefined ? '' : sayWhen(at, now, language);
  return { when, since: when.replace(/^(at|on) /, '') };
}

function byOf(party: Party, source: PartyStatusSource): PartyStatus['by'] {
  const words = partyStatusWords(source);
  const { state } = party;
  if (saidNo(party)) {
    const until = state.outcome?.appeal?.until;
    const text = until
      ? words.statedBy({ ...party, date: showWeekday(until, source.language) })
      : words.inLetter({ agencyOfLetter: possessive(party.inside, source.language) });
    return [{ label: words.by, text }];
  }
  if (hasEnded(party)) return [];
  const deadlines = deadlinesOf(party, source);
  if (deadlines.length === 0) return [{ label: words.by, text: words.noDate(party) }];
  return deadlines.map(({ title, day, isOver }) => ({
    label: isOver ? words.wasBy : words.by,
    text: `${day} (${title})`,
  }));
}

/** What an agency has to do with besides the application itself. */
function besideOf(party: Party, source: PartyStatusSource): StatusLine[] {
  const meeting = meetingOf(party, source.now);
  return [
    ...silenceOf(party, source),
    ...toldOf(party, source),
    ...source.disputes.filter(({ decides }) => decides === party.agency).flatMap((one) => disputed(party, one, source)),
    ...(meeting ? metOf(meeting, source) : missedOf(party, source)),
  ];
}

function metOf({ party, appointment, stage }: Meeting, source: PartyStatusSource): StatusLine[] {
  if (stage === 'attended') return [];
  const words = besideWords(source);
  const standing = partyStatusWords(source);
  const met = {
    ...party,
    when: sayDayAndTime(appointment.from, source.language),
    saidAt: timeOf(appointment.saidAt, source).when,
  };
  const noDate = [{ label: standing.by, text: standing.noDate(party) }];
  if (stage === 'ahead') {
    const by = [{ label: standing.by, text: showWeekday(appointment.from, source.language) }];
    const last = hasEnded(party) ? [] : byDates(party, source);
    const told = filled(appointment.replaces ? words.aheadAnew : words.ahead, met);
    return [{ glyph: 'meeting', by: [...by, ...last], ...told }];
  }
  if (stage === 'passed') return [{ glyph: 'passed', by: noDate, ...filled(words.passed, met) }];
  if (stage === 'void') return [{ glyph: 'off', ...filled(words.calledOff, met) }];
  if (isDecided(party)) return [{ glyph: 'off', ...filled(words.cancelledAfterDecision, met) }];
  return [{ glyph: 'off', by: noDate, ...filled(words.cancelled, met) }];
}

/** The clock proves nothing: who came on the last day, and who did not, only the agency knows. */
const missedOf = (party: Party, source: PartyStatusSource): StatusLine[] =>
  missedDay(party, source) ? [{ glyph: 'passed', ...filled(besideWords(source).missed, party) }] : [];

const byDates = (party: Party, source: PartyStatusSource): PartyStatus['by'] =>
  deadlinesOf(party, source).length > 0 ? byOf(party, source) : [];

/** Silent beyond its own goal. Without a goal of its own, or before it is over, nothing is said. */
function silenceOf(party: Party, source: PartyStatusSource): StatusLine[] {
  const { silence } = party.state;
  if (!silence?.exceeded || !silence.goal || isDecided(party)) return [];
  const { date, source: from } = silence.goal;
  const words = besideWords(source);
  const standing = partyStatusWords(source);
  const by = [
    { label: standing.by, text: words.goal({ ...party, day: showWeekday(date, source.language) }) },
    ...byDates(party, source),
  ];
  const days = Math.max(1, daysBetween(date, source.now));
  const daysInWords = inWords(days, source.language);
  const told = filled(words.silent, {
    ...party,
    days,
    daysInWords,
    website: party.website?.replace(/^https:\/\/(www\.)?/, ''),
    source: from.title[source.language],
    statedOn: showDay(from.statedOn, source.language),
    readOn: showDay(from.readOn, source.language),
  });
  return [{ glyph: 'goalPassed', by, ...told }];
}

/** What it was told since it decided: that something ended, or what has changed. An objection is told of by its dispute. */
function toldOf(party: Party, source: PartyStatusSource): StatusLine[] {
  const { told } = party.state;
  if (!told || (told.claims && !told.ended)) return [];
  const words = besideWords(source);
  const sent = sentOf(told.reach, told.at, source);
  const said = (told.ended ? words.ended : words.changed)[sent.reach];
  const noDate = [{ label: partyStatusWords(source).by, text: partyStatusWords(source).noDate(party) }];
  return [
    { glyph: glyphOfReach(told.reach), by: told.ended ? noDate : undefined, ...filled(said, { ...party, ...sent }) },
  ];
}

/** How far word of something came, and when. Only the agency's own receipt confirms. */
const sentOf = (
  reach: Reach | undefined,
  at: string | undefined,
  source: Pick<PartyStatusSource, 'now' | 'language'>,
): { reach: 'confirmed' | 'sent' | 'unsent'; when: string; since: string } => ({
  reach: reach === 'acknowledged' ? 'confirmed' : reach === 'delivered' ? 'sent' : 'unsent',
  ...timeOf(at, source),
});

/** The same in a few words. */
export function saySent(
  reach: Reach | undefined,
  at: string | undefined,
  source: Pick<PartyStatusSource, 'now' | 'language'>,
): string {
  const sent = sentOf(reach, at, source);
  return filled(besideWords(source).sent, sent)[sent.reach];
}

const glyphOfReach = (reach: Reach): Glyph => (reach === 'acknowledged' ? 'done' : 'sent');

function disputed(party: Party, dispute: Dispute, source: PartyStatusSource): StatusLine[] {
  const words = besideWords(source);
  const standing = partyStatusWords(source);
  if (dispute.claim) {
    const said = dispute.isMove ? words.moving : words.objected;
    const told = dispute.claim.told.find(({ agency }) => agency === party.agency);
    const by = [{ label: standing.by, text: standing.noDate(party) }];
    const sent = sentOf(told?.reach, told?.at, source);
    return [{ glyph: 'claim', by, ...filled(said[sent.reach], { ...party, ...sent }) }];
  }
  const [own] = ownValues(dispute);
  const [first] = dispute.facts;
  if (!own?.isOwn || !first) return [];
  const by = [{ label: standing.by, text: words.anyTime }];
  const values = { ...party, theirs: first.counts.value, yours: own.value };
  return [{ glyph: 'differ', by, ...filled(words.differs, values) }];
}

import { type AgencyStatus, type Announced, type CaseStatus, capital } from '#contracts';
import { inWords, showDay, showList, showWeekday, type Language } from '#pages';
import { isResidents, ownValues, type Dispute } from '../dispute/disputes.js';
import { meetingsOf, type Meeting } from '../meeting.js';
import {
  awaySince,
  concernsNobody,
  hasEnded,
  isDecided,
  isUntold,
  saidNo,
  waitsForResident,
  type Party,
} from '../party.js';
import { possessive, sayTimes } from '../say-when.js';
import { dateInPerson, dateOfResident, deadlinesOf, lateByUs, missedDay, type LastDay } from './deadlines.js';
import { filled, textsIn, type Texts } from '#texts';

const nextWords = textsIn('next');

/** One thing that happens next, and whose turn it is. */
export interface Step {
  what: string;
  why?: string;
  /** Last days, as far as anybody set one. */
  by: readonly Pick<LastDay, 'title' | 'day' | 'isOver'>[];
  /** A time to be somewhere, or one that was, or was taken back. */
  appointment?: {
    agency: string;
    place: string;
    day: string;
    times: string;
    stage: Meeting['stage'];
    replaces: boolean;
  };
  /** What the resident can say is wrong, or right. */
  dispute?: { path: string; theirs: string; isMove: boolean; canAccept: boolean };
  /** Whose step this is. */
  party?: Party;
}

export interface NextSteps {
  title: string;
  questions: number;
  steps: readonly Step[];
}

export interface NextSource {
  parties: readonly Party[];
  status?: CaseStatus;
  questions: number;
  disputes?: readonly Dispute[];
  /** What is to come on its day. */
  announced?: readonly Announced[];
  now: Date;
  language: Language;
}

/** What happens next: the resident's own steps first, then everybody else's in the order of agencies. */
export function nextStepsOf(source: NextSource): NextSteps {
  const { parties, status, questions, now } = source;
  const words = nextWords(source);
  const meetings = (['ahead', 'passed', 'cancelled'] as const).flatMap((stage) => meetingsOf(parties, now, stage));
  const meeting = new Set(meetings.map(({ party }) => party));
  const steps = [
    ...(parties.length === 0 ? [{ ...(concernsNobody(parties, status) ? words.nobody : words.begin), by: [] }] : []),
    ...meetings.flatMap((one) => meetingSteps(one, source)),
    ...lettersOf(parties).flatMap((party) =>
      filled(words.letter, { ...party, saysAppeal: party.state.outcome?.appeal !== undefined }).map((step) => ({
        ...step,
        by: [],
        party,
      })),
    ),
    ...meetingsOf(parties, now, 'void').flatMap((one) => meetingSteps(one, source)),
    ...parties.filter(isUntold).map((party) => ({ ...filled(words.telling, party), by: [], party })),
    ...disputeSteps(source),
    ...alike(parties.filter((party) => !meeting.has(party))).flatMap((group) => stepOf(group, source)),
  ];
  return { title: titleOf(source, meetings), questions, steps };
}

/**
 * One next step: an appointment, what the resident is asked, a day to come in person, a letter to read, two statements.
 * That there is nothing to do is said only where that is so of every agency.
 */
function titleOf(source: NextSource, meetings: readonly Meeting[]): string {
  const words = nextWords(source);
  return (
    metTitle(source, meetings) ??
    missedTitle(source) ??
    askedTitle(source) ??
    comeTitle(source) ??
    lettersOf(source.parties).map(({ inside }) =>
      words.readLetter({ agencyOfLetter: possessive(inside, source.language) }),
    )[0] ??
    source.parties.filter((party) => lateByUs(party, source)).map((party) => words.askAboutDate(party))[0] ??
    openDisputes(source).map((dispute) => words.sayWhich({ title: titleOfDispute(dispute, source) }))[0] ??
    (isOver(source, meetings) ? overTitle(source) : words.nothing)
  );
}

function metTitle(source: NextSource, [first]: readonly Meeting[]): string | undefined {
  const words = nextWords(source);
  if (first?.stage === 'ahead') return first.appointment.replaces ? words.comeAnew : words.come;
  return first?.stage === 'passed'
    ? words.wereYou({ day: showWeekday(first.appointment.from, source.language) })
    : undefined;
}

function missedTitle(source: NextSource): string | undefined {
  const [day] = source.parties.flatMap((party) => missedDay(party, source) ?? []);
  return day && nextWords(source).cameBy(day);
}

function askedTitle(source: NextSource): string | undefined {
  const { parties, questions } = source;
  if (questions === 0) return undefined;
  const words = nextWords(source);
  const waiting = parties.filter(waitsForResident);
  const [role] = waiting.map(({ answeredBy }) => answeredBy);
  if (role && waiting.every(({ answeredBy }) => answeredBy === role)) return words.othersAnswer[role];
  const date = dateOfResident(parties, source);
  const asked = { questions, questionsInWords: inWords(questions, source.language) };
  if (!date) return words.answer(asked);
  return date.isOver ? words.answerNow(asked) : words.answerBy({ ...asked, day: date.day });
}

function comeTitle(source: NextSource): string | undefined {
  const date = dateInPerson(source.parties, source);
  const words = nextWords(source);
  return date && words.comeBy(date);
}

const isOver = (
  { parties, status, disputes = [], announced = [] }: NextSource,
  meetings: readonly Meeting[],
): boolean =>
  (parties.length > 0 || concernsNobody(parties, status)) &&
  announced.length === 0 &&
  parties.every((party) => hasEnded(party) && !isUntold(party)) &&
  meetings.length === 0 &&
  disputes.length === 0;

function overTitle(source: NextSource): string {
  const words = nextWords(source);
  const withdrawn = source.parties.filter(({ state }) => state.status === 'withdrawn');
  if (withdrawn.length === 0) return words.over;
  return source.parties.some(isDecided) ? words.overRestWithdrawn : words.overWithdrawn;
}

/** Whose decision has to be read, the latest first. */
const lettersOf = (parties: readonly Party[]): Party[] =>
  parties
    .filter(saidNo)
    .sort((one, other) => ((one.state.outcome?.at ?? '') < (other.state.outcome?.at ?? '') ? 1 : -1));

function meetingSteps({ party, appointment, stage }: Meeting, source: NextSource): Step[] {
  const { language } = source;
  const words = nextWords(source);
  const { place, from, to, replaces = false } = appointment;
  const shown = {
    agency: party.agency,
    place,
    day: capital(showWeekday(from, language)),
    times: sayTimes(from, to, language),
    stage,
    replaces,
  };
  const by = hasEnded(party) ? [] : deadlinesOf(party, source);
  if (stage === 'ahead') return [{ what: words.meet({ agency: party.inside }), by, appointment: shown, party }];
  if (stage === 'void') return [{ ...filled(words.calledOffByEnd, party), by: [], appointment: shown, party }];
  if (stage === 'cancelled') return [{ ...calledOff(party, source), by, appointment: shown, party }];
  return [
    { ...filled(words.wasThere, party), by: [], appointment: shown, party },
    { ...filled(words.wasNot, party), by, party },
  ];
}

/** Who has decided gives no new time by itself. */
function calledOff(party: Party, source: NextSource): { what: string; why?: string } {
  const { what, why } = filled(nextWords(source).calledOff, party);
  return hasEnded(party) ? { what } : { what, why };
}

const openDisputes = ({ disputes = [], parties }: NextSource): Dispute[] =>
  disputes.filter(
    (dispute) =>
      !dispute.claim && parties.some(({ agency }) => agency === dispute.decides) && ownValues(dispute)[0]?.isOwn,
  );

const titleOfDispute = ({ facts, isMove }: Dispute, source: NextSource): string =>
  isMove && facts.length > 1 ? nextWords(source).address : facts[0]!.title;

function disputeSteps(source: NextSource): Step[] {
  const words = nextWords(source);
  const { disputes = [], parties } = source;
  const open = openDisputes(source);
  return disputes.flatMap((dispute): Step[] => {
    const party = parties.find(({ agency }) => agency === dispute.decides);
    const [fact] = dispute.facts;
    if (!party || !fact) return [];
    if (open.includes(dispute)) {
      const { path, counts } = fact;
      const { isMove } = dispute;
      const [own] = ownValues(dispute);
      const canAccept = !isMove && isResidents(own);
      const other = isResidents(own) ? undefined : own?.inside;
      const said = filled(words.disputed, { ...party, title: titleOfDispute(dispute, source), other });
      return [{ ...said, by: [], dispute: { path, theirs: counts.value, isMove, canAccept }, party }];
    }
    const told = dispute.claim?.told.find(({ agency }) => agency === dispute.decides);
    if (!dispute.claim) return [];
    const sent = dispute.isMove ? words.moving : words.objected;
    const step = told?.reach === 'acknowledged' ? sent.confirmed : sent.unconfirmed;
    return [{ ...filled(step, party), by: [], party }];
  });
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
  const { status, notBefore, waitingFor, silence } = party.state;
  const missed = missedDay(party, source);
  if (missed)
    return filled(words.missed, party).map((step, index) => ({ ...step, by: index === 0 ? [] : [missed], party }));
  const inside = (agency: string): string => source.parties.find((one) => one.agency === agency)?.inside ?? agency;
  const shownAs = awaySince(party) === undefined ? status : 'delivering';
  if (!hasStep(words.steps, shownAs)) return [];
  const list = (some: readonly string[]): string => showList(some, source.language);
  const said: Pick<Step, 'what' | 'why'> = filled(words.steps[shownAs], {
    ...party,
    all: list(group.map((one) => one.inside)),
    others: list(waitingFor.map(inside)),
    date: notBefore === undefined ? '' : showDay(notBefore, source.language),
  });
  const why = silence?.exceeded && silence.goal && status === 'acknowledged' ? words.goalPassed : said.why;
  return [{ ...said, why, by: hasEnded(party) ? [] : group.flatMap((one) => deadlinesOf(one, source)), party }];
}

const hasStep = (steps: Texts['next']['steps'], status: AgencyStatus): status is keyof Texts['next']['steps'] =>
  status in steps;

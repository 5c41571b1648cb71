export { type AnsweredDispute, answeredOf } from './dispute/answered.js';
export {
  type Dispute,
  type DisputedFact,
  type DisputedValue,
  disputesOf,
  isResidents,
  ownValues,
} from './dispute/disputes.js';
/** @internal for tests */
export { appointment, decided, disputeOfStatus, goalOfOne, now, party } from './example-parties.js';
export { type MeetingStage, meetingOf, meetingsOf } from './meeting.js';
export { MOVE_IN, announcedMove, isMoveIn, movedFacts } from './moved-facts.js';
export { type NewsSource, newsOf } from './news/news.js';
export { dateInPerson, dateOfResident } from './next/deadlines.js';
export { type Step, nextStepsOf } from './next/next-steps.js';
export { meaningOf, toldOfEnd } from './outcome/meaning.js';
export {
  type FormerParty,
  ITS_WORDS,
  type OutsideAgency,
  type Party,
  awaySince,
  concernsNobody,
  firstAt,
  haltersOf,
  hasEnded,
  isDecided,
  isUntold,
  lastAt,
  outsideOf,
  partiesOf,
  saidNo,
  sinceOf,
  waitsForResident,
  wasSent,
} from './party.js';
export { daysBetween, inDays, possessive, sayDayAndTime, sayWhen } from './say-when.js';
export { sourceName } from './source-name.js';
export { besideWords, partyStatusOf, partyStatusWords, saySent } from './status/party-status.js';
export { AIM_SECONDS, type Ruler, isAimedAt, rulerOf, totalOf } from './time/ruler.js';

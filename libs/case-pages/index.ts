export { caseWords } from './case-words.js';
export { answeredOf } from './dispute/answered.js';
export { AnsweredDisputes } from './dispute/answered-sections.js';
export { Disputes } from './dispute/dispute-sections.js';
export { disputeWords } from './dispute/dispute-words.js';
export { type Dispute, type DisputedFact, disputesOf } from './dispute/disputes.js';
/** @internal for tests */
export { decided, disputeOfStatus, goalOfSiri, party } from './example-parties.js';
export { Log } from './log.js';
export { type MeetingStage, meetingOf } from './meeting.js';
export { MOVE_IN, announcedMove, isMoveIn, movedFacts } from './moved-facts.js';
export { type NewsSource, newsOf } from './news/news.js';
export { dateOfResident } from './next/deadlines.js';
export { Next } from './next/next.js';
export { Outcomes } from './outcome/outcomes.js';
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
  lastAt,
  outsideOf,
  partiesOf,
  sinceOf,
  waitsForResident,
  wasSent,
} from './party.js';
export { capital, dayOf, sayDayAndTime, sayWhen } from './say-when.js';
export { sourceName } from './source-name.js';
export { besideWords } from './standing/beside-words.js';
export { PartyStatuses } from './standing/standings.js';
export { Time } from './time/time.js';
export { type CaseOnPage, caseAddress } from './view.js';

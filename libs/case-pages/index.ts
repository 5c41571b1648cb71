export { AnsweredDisputes } from './dispute/answered-sections.js';
export { Disputes } from './dispute/dispute-sections.js';
export { Log } from './log.js';
export { Next } from './next/next.js';
export { Outcomes } from './outcome/outcomes.js';
export { PartyStatuses } from './status/statuses.js';
export { Time } from './time/time.js';
export { type CaseOnPage, caseAddress } from './view.js';

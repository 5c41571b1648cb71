export { danishDate, danishMoment, dayAfter, plus, startOfDay } from './danish-calendar.js';
/** @internal for tests */
export { MovableClock } from './clock.js';
export { systemClock, type Clock } from './clock.js';
export {
  followedClock,
  moveClock,
  clockTables,
  ClockMoveError,
  type ClockMove,
  type FollowedClock,
} from './followed-clock.js';
export { Rounds } from './rounds.js';

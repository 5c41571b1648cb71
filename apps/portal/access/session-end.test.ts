import { hasEnded, type ShownBy, type TokenKind } from './session-end.js';

const limits = { sessionIdleMinutes: 60, sessionHours: 24, tokenDays: 400 };
const now = new Date('2026-11-30T12:00:00.000Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const HOUR = 60;
const DAY = 24 * HOUR;

test.each<[TokenKind, ShownBy, number, number, boolean]>([
  ['browser', 'cookie', 23 * HOUR, 59, false],
  ['browser', 'cookie', 23 * HOUR, 60, true],
  ['browser', 'cookie', 24 * HOUR, 0, true],
  ['browser', 'bearer', 24 * HOUR, 0, true],
  ['browser', 'bearer', 2 * HOUR, 61, true],
  ['api', 'bearer', 399 * DAY, 399 * DAY, false],
  ['api', 'bearer', 400 * DAY, 0, true],
  ['api', 'cookie', 2 * HOUR, 5, false],
  ['api', 'cookie', 2 * HOUR, 61, true],
  ['api', 'cookie', 24 * HOUR, 0, true],
])('a token of kind %s, shown by %s, of %i minutes, used %i minutes ago: %s', (kind, by, age, idle, ended) =>
  expect(hasEnded({ kind, issuedAt: ago(age), seenAt: ago(idle) }, by, limits, now)).toBe(ended),
);

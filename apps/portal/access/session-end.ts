import type { Settings } from '#settings';

/** `browser`: begun at a page. `api`: given to a program, or to a front end of its own. */
export type TokenKind = 'browser' | 'api';

/** How a token was shown. */
export type ShownBy = 'cookie' | 'bearer';

export interface IssuedToken {
  kind: TokenKind;
  issuedAt: Date;
  /** When it was used last. */
  seenAt: Date;
}

export type SessionLimits = Pick<Settings, 'sessionIdleMinutes' | 'sessionHours' | 'tokenDays'>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What a browser holds ends when nobody was there for a while, and after some hours in any case; what a program holds, after days. */
export function hasEnded(
  { kind, issuedAt, seenAt }: IssuedToken,
  by: ShownBy,
  limits: SessionLimits,
  now: Date,
): boolean {
  const age = now.getTime() - issuedAt.getTime();
  if (kind === 'api' && by === 'bearer') return age >= limits.tokenDays * DAY_MS;
  const idle = now.getTime() - seenAt.getTime();
  return age >= limits.sessionHours * HOUR_MS || idle >= limits.sessionIdleMinutes * MINUTE_MS;
}

/** What was issued before opens nothing any longer, however it is shown. */
export function endedBefore(kind: TokenKind, limits: SessionLimits, now: Date): Date {
  const longest = kind === 'api' ? limits.tokenDays * DAY_MS : limits.sessionHours * HOUR_MS;
  return new Date(now.getTime() - longest);
}

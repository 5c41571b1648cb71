export type NeedsErrorCode = 'unknownKeyword' | 'unknownPath' | 'unknownSituation' | 'circularSituation';

/** A schema says something that the condition language does not have. Found when the needs are made, never later. */
export class NeedsError extends Error {
  readonly retriable = false;

  constructor(
    readonly code: NeedsErrorCode,
    readonly place: string,
    remedy: string,
  ) {
    super(`${code} at ${place}: ${remedy}`);
    this.name = 'NeedsError';
  }
}

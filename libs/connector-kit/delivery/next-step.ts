import type { DeliveryStatus } from '#contracts';

/**
 * The life of one delivery, as a pure function of what happened to it. An ended delivery never changes and never speaks
 * again, so a late answer, a second receipt or a crash between two steps cannot undo or double anything.
 */
export type DeliveryState = 'waiting' | 'delivering' | 'delivered' | 'undeliverable' | 'superseded' | 'cancelled';

/** A dossier is handed over, or the agency is told that it was withdrawn. */
export type DeliveryKind = 'dossier' | 'withdrawal';

export interface Progress {
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  /** Tries begun so far. */
  readonly attempts: number;
  /** The case was told that the agency does not answer. */
  readonly delayTold: boolean;
}

/**
 * `attempt`: the first byte is about to leave · `accepted`: the agency took it · `failed`: no answer, or one that says
 * "later" · `rejected`: it will never be taken · `acknowledged`: the agency's own receipt came on another way ·
 * `held`: not even tried, since the agency is known not to answer.
 */
export type Happening = 'attempt' | 'accepted' | 'failed' | 'rejected' | 'acknowledged' | 'held';

export interface Step {
  readonly progress: Progress;
  /** What the case is told, in the same transaction. */
  readonly publish?: DeliveryStatus;
}

/** One failed try is a hiccup, two are an outage worth telling. */
const TRIES_BEFORE_DELAY_IS_TOLD = 2;

export function isOpen(state: DeliveryState): boolean {
  return state === 'waiting' || state === 'delivering';
}

export function nextStep(progress: Progress, happening: Happening): Step {
  if (!isOpen(progress.state)) return { progress };
  switch (happening) {
    case 'attempt':
      return attempted(progress);
    case 'accepted':
    case 'acknowledged':
      return ended(progress, 'delivered', progress.kind === 'dossier' ? 'delivered' : 'withdrawn');
    case 'rejected':
      return ended(progress, 'undeliverable', 'undeliverable');
    case 'failed':
      return delayed(progress, TRIES_BEFORE_DELAY_IS_TOLD);
    case 'held':
      return delayed(progress, 0);
  }
}

/** `delivering` is said with the first try only; of a withdrawal nothing is said before it is done. */
function attempted(progress: Progress): Step {
  const first = progress.attempts === 0 && progress.kind === 'dossier';
  return {
    progress: { ...progress, state: 'delivering', attempts: progress.attempts + 1 },
    ...(first && { publish: 'delivering' as const }),
  };
}

function ended(progress: Progress, state: DeliveryState, publish: DeliveryStatus): Step {
  return { progress: { ...progress, state }, publish };
}

function delayed(progress: Progress, tries: number): Step {
  if (progress.delayTold || progress.attempts < tries) return { progress };
  return { progress: { ...progress, delayTold: true }, publish: 'delayed' };
}

import { isOpen, type DeliveryKind, type DeliveryState } from './next-step.js';

/** One delivery of a case, as far as it decides which of them still stand. */
export interface Standing {
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly recipient: string;
  readonly version: number;
  readonly state: DeliveryState;
  readonly attempts: number;
}

export interface Settled {
  readonly key: string;
  readonly state: 'superseded' | 'cancelled';
  /** A withdrawal that nobody needs to be told of is done at once. */
  readonly say?: 'withdrawn';
}

/**
 * Which deliveries of one case end because of the others: a newer dossier replaces an older one that has not arrived; a
 * withdrawal ends what was not sent, and reaches the agency only where something may have left. The answer depends on
 * the set, not on the order in which it came together.
 */
export function settle(all: readonly Standing[]): Settled[] {
  return all.filter(({ state }) => isOpen(state)).flatMap((one) => fate(one, all) ?? []);
}

function fate(one: Standing, all: readonly Standing[]): Settled | undefined {
  return one.kind === 'dossier' ? fateOfDossier(one, all) : fateOfWithdrawal(one, all);
}

function fateOfDossier(one: Standing, all: readonly Standing[]): Settled | undefined {
  if (all.some((other) => other.kind === 'dossier' && other.version > one.version))
    return { key: one.key, state: 'superseded' };
  if (all.some((other) => other.kind === 'withdrawal' && other.version >= one.version && sameRecipient(one, other)))
    return { key: one.key, state: 'cancelled' };
  return undefined;
}

function fateOfWithdrawal(one: Standing, all: readonly Standing[]): Settled | undefined {
  const here = all.filter((other) => sameRecipient(one, other));
  if (here.some((other) => other.version > one.version)) return { key: one.key, state: 'superseded' };
  const mayHaveLeft = here.some((other) => other.kind === 'dossier' && other.attempts > 0);
  return mayHaveLeft ? undefined : { key: one.key, state: 'cancelled', say: 'withdrawn' };
}

function sameRecipient(one: Standing, other: Standing): boolean {
  return one.recipient === other.recipient;
}

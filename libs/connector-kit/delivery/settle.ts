import { isOpen, type DeliveryKind, type DeliveryState } from './next-step.js';

/** One delivery of a case, as far as it decides which of them still stand. */
export interface DeliveryOfCase {
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly recipientHash: string;
  readonly version: number;
  readonly state: DeliveryState;
  readonly attempts: number;
}

export interface Settled {
  readonly key: string;
  readonly state: 'superseded' | 'cancelled';
  /** A withdrawal that nobody needs to be told of is done at once. */
  readonly publish?: 'withdrawn';
}

/**
 * Which deliveries of one case end because of the others, each recipient's by its own: a newer dossier replaces an older
 * one that has not arrived; a withdrawal ends what was not sent, and reaches the agency only where something may have
 * left. After a move two recipients have the case, and what one is sent ends nothing of the other's. The answer depends
 * on the set, not on the order in which it came together.
 */
export function settle(all: readonly DeliveryOfCase[]): Settled[] {
  return all
    .filter(({ state }) => isOpen(state))
    .flatMap((one) => {
      const here = all.filter(({ recipientHash }) => recipientHash === one.recipientHash);
      return (one.kind === 'dossier' ? fateOfDossier(one, here) : fateOfWithdrawal(one, here)) ?? [];
    });
}

function fateOfDossier(one: DeliveryOfCase, here: readonly DeliveryOfCase[]): Settled | undefined {
  if (here.some((other) => other.kind === 'dossier' && other.version > one.version))
    return { key: one.key, state: 'superseded' };
  if (here.some((other) => other.kind === 'withdrawal' && other.version >= one.version))
    return { key: one.key, state: 'cancelled' };
  return undefined;
}

function fateOfWithdrawal(one: DeliveryOfCase, here: readonly DeliveryOfCase[]): Settled | undefined {
  if (here.some((other) => other.version > one.version)) return { key: one.key, state: 'superseded' };
  const mayHaveLeft = here.some((other) => other.kind === 'dossier' && other.attempts > 0);
  return mayHaveLeft ? undefined : { key: one.key, state: 'cancelled', publish: 'withdrawn' };
}

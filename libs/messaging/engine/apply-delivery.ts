import type { EntityManager } from 'typeorm';
import type { Delivery, RawMessage } from '../adapter.js';
import type { ValidEvent } from '../codec.js';
import type { Message } from '../message.js';
import { announceDeadLetters } from './announce-dead-letters.js';
import { keepDeadLetters, type DeadLetter } from './dead-letters.js';
import { handle, type Handling, type Streak } from './handle.js';
import { sortByInbox } from './inbox.js';
import { park } from './parked.js';
import { lockPosition } from './partition-lock.js';
import { movePosition, noCounts } from './positions.js';
import type { Setup } from './setup.js';
import { Unit } from './unit.js';

export interface Applied {
  /** The position after it; none where no position is moved. */
  readonly next?: number;
  readonly streak: Streak;
  readonly lost: number;
  /** Messages of residents who were erased. */
  readonly erased: number;
  /** Messages that a restore took back; they count as superseded. */
  readonly undone: number;
  readonly deadLetters: readonly DeadLetter[];
  /** Topics that something was emitted to. */
  readonly emitted: readonly string[];
}

const nothing = { lost: 0, erased: 0, undone: 0, deadLetters: [], emitted: [] };

/**
 * All of a delivery in the transaction of `sql`: effect, outgoing events, counts and position, or nothing. What is
 * before the position had its effect already and is passed over.
 */
export async function applyDelivery(
  sql: EntityManager,
  setup: Setup,
  handling: Handling,
  delivery: Delivery,
): Promise<Applied> {
  const { group, codec, tuning } = setup;
  const { topic, partition } = delivery;
  const expected = await lockPosition(sql, group, topic, partition);
  const raws = delivery.messages.filter(({ position }) => position >= expected);
  const last = raws.at(-1);
  if (!last || expected < delivery.from) return { ...nothing, next: expected, streak: handling.streak };

  const standing = raws.filter((raw) => !setup.undone.has(topic, partition, raw));
  const undone = raws.length - standing.length;
  const { readable, undecodable, erased } = await codec.read(topic, partition, standing);
  const deadLetters: DeadLetter[] = undecodable.map((one) => ({ ...one, remembered: false }));
  const { fresh, duplicates, contradictions } = await sortByInbox(sql, group, setup.hashKey, [...readable.keys()]);
  const rawOf = (message: Message): RawMessage => readable.get(message) as RawMessage;
  for (const message of contradictions) {
    deadLetters.push({ raw: rawOf(message), reason: OTHER_CONTENT, remembered: false });
  }

  const unit = new Unit(sql, setup);
  const streakAfter = await handle(unit, handling, fresh, tuning.failuresInARow);

  const counts = { ...noCounts(), duplicate: duplicates.length, erased: erased.length, superseded: undone };
  const parked: { raw: RawMessage; reason: string }[] = [];
  const verdicts = unit.verdicts();
  for (const message of fresh) {
    const verdict = verdicts.get(message);
    if (!verdict) counts.applied += 1;
    else if (verdict.kind === 'superseded') counts.superseded += 1;
    else if (verdict.kind === 'parked') parked.push({ raw: rawOf(message), reason: verdict.reason });
    else deadLetters.push({ ...verdict, raw: rawOf(message), remembered: true });
  }
  counts.parked = await park(sql, setup, delivery, parked);
  counts.duplicate += parked.length - counts.parked;
  counts.deadLettered = deadLetters.length;
  counts.lost = last.position + 1 - expected - raws.length;

  const kept = await keepDeadLetters(sql, setup, delivery, deadLetters);
  await movePosition(sql, group, { topic, partition, next: expected }, last.position + 1, counts);
  const emitted = await appendAll(sql, setup, [...unit.outgoing, ...announceDeadLetters(setup, delivery, kept)]);
  const next = last.position + 1;
  return { next, streak: streakAfter, lost: counts.lost, erased: erased.length, undone, deadLetters, emitted };
}

export const OTHER_CONTENT = {
  code: 'OTHER_CONTENT',
  detail: 'A message of the same source and id, with other content, came before.',
};

/** The last step of a transaction; gives the topics that something was told on. */
export async function appendAll(
  sql: EntityManager,
  { codec, adapter }: Setup,
  events: readonly ValidEvent[],
): Promise<string[]> {
  const outgoing = await codec.seal(events);
  await adapter.append(sql, outgoing);
  return [...new Set(outgoing.map(({ topic }) => topic))];
}

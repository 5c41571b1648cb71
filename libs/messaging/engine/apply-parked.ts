import type { EntityManager } from 'typeorm';
import type { Message } from '../message.js';
import { decodeAll, topicsOf, type Applied } from './apply-delivery.js';
import { announceDeadLetters, keepDeadLetters } from './dead-letters.js';
import { handle, type Handler, type Streak } from './handle.js';
import { dueMessages, parkAgain, unpark, type Parked, type Place } from './parked.js';
import { lockPartitions } from './partition-lock.js';
import { settleParked } from './positions.js';
import type { Setup } from './setup.js';
import { Unit } from './unit.js';

/**
 * Tries the due parked messages of a place again, in the transaction of `sql`. One that ends is taken out and counted
 * as what it became; one that is parked again waits twice as long, and in the end is a dead letter.
 */
export async function applyParked(
  sql: EntityManager,
  setup: Setup,
  handlers: readonly Handler[],
  place: Place,
  streak: Streak,
): Promise<Applied> {
  const { group, codec, tuning } = setup;
  await lockPartitions(sql, group, [place.partition]);
  const due = new Map((await dueMessages(sql, setup, place)).map((parked) => [parked.raw, parked]));
  const { readable, deadLetters } = decodeAll(codec, place.topic, place.partition, [...due.keys()]);
  const parkedOf = (message: Message): Parked => due.get(readable.get(message)!) as Parked;

  const unit = new Unit(sql, setup);
  const streakAfter = await handle(unit, handlers, [...readable.keys()], streak, tuning.failuresInARow);

  const counts = { applied: 0, superseded: 0, deadLettered: 0 };
  const again: number[] = [];
  const verdicts = unit.verdicts();
  for (const message of readable.keys()) {
    const verdict = verdicts.get(message);
    const { raw, since } = parkedOf(message);
    if (!verdict) counts.applied += 1;
    else if (verdict.kind === 'superseded') counts.superseded += 1;
    else if (verdict.kind === 'deadLettered') deadLetters.push({ ...verdict, raw });
    else if (isTooOld(since, setup)) deadLetters.push({ raw, reason: tooLong(verdict.reason) });
    else again.push(raw.position);
  }
  counts.deadLettered = deadLetters.length;

  const ended = [...due.keys()].map(({ position }) => position).filter((position) => !again.includes(position));
  await parkAgain(sql, setup, place, again);
  await unpark(sql, setup, place, ended);
  await keepDeadLetters(sql, setup, place, deadLetters);
  await settleParked(sql, group, place, counts);
  const outgoing = [...unit.outgoing, ...announceDeadLetters(setup, place, deadLetters)];
  await setup.adapter.append(sql, outgoing);
  return { streak: streakAfter, lost: 0, deadLetters, emitted: topicsOf(outgoing) };
}

function isTooOld(since: Date, { clock, tuning }: Setup): boolean {
  return clock.now().getTime() - since.getTime() >= tuning.parkedAtMostMs;
}

function tooLong(reason: string): { code: string; detail: string } {
  return { code: 'PARKED_TOO_LONG', detail: reason };
}

import type { EntityManager } from 'typeorm';
import type { Message } from '../message.js';
import { decodeAll, OTHER_CONTENT, topicsOf, type Applied } from './apply-delivery.js';
import { announceDeadLetters, keepDeadLetters, type DeadLetter } from './dead-letters.js';
import { handle, type Handler, type Streak } from './handle.js';
import { sortByInbox } from './inbox.js';
import { dueMessages, parkAgain, unpark, type Parked, type Place } from './parked.js';
import { lockPartitions } from './partition-lock.js';
import { settleParked } from './positions.js';
import type { Setup } from './setup.js';
import { Unit } from './unit.js';

/**
 * Tries the due parked messages of a place again, in the transaction of `sql`. One that ends is taken out and counted
 * as what it became; one that is parked again waits twice as long, and in the end is a dead letter. What the inbox does
 * not know yet, it is asked about first.
 */
export async function applyParked(
  sql: EntityManager,
  setup: Setup,
  handlers: readonly Handler[],
  place: Place,
  streak: Streak,
): Promise<Applied> {
  const { group, codec } = setup;
  await lockPartitions(sql, group, [place.partition]);
  const due = new Map((await dueMessages(sql, setup, place)).map((parked) => [parked.raw, parked]));
  const { readable, deadLetters } = decodeAll(codec, place.topic, place.partition, [...due.keys()]);
  const parkedOf = (message: Message): Parked => due.get(readable.get(message)!) as Parked;
  const letter = (message: Message, rest: Pick<DeadLetter, 'reason' | 'handler'>, remembered = true): void =>
    void deadLetters.push({ ...rest, raw: parkedOf(message).raw, remembered });

  const unknown = [...readable.keys()].filter((message) => !parkedOf(message).remembered);
  const { duplicates, contradictions } = await sortByInbox(sql, group, setup.hashKey, unknown);
  for (const message of contradictions) letter(message, { reason: OTHER_CONTENT }, false);
  const passedOver = new Set([...duplicates, ...contradictions]);
  const inHand = [...readable.keys()].filter((message) => !passedOver.has(message));

  const unit = new Unit(sql, setup);
  const streakAfter = await handleParked(unit, setup, handlers, inHand, parkedOf, streak);

  const counts = { applied: 0, duplicate: duplicates.length, superseded: 0, deadLettered: 0 };
  const again: { position: number; reason: string }[] = [];
  const verdicts = unit.verdicts();
  for (const message of inHand) {
    const verdict = verdicts.get(message);
    const { raw, since } = parkedOf(message);
    if (!verdict) counts.applied += 1;
    else if (verdict.kind === 'superseded') counts.superseded += 1;
    else if (verdict.kind === 'deadLettered') letter(message, verdict);
    else if (isTooOld(since, setup)) letter(message, { reason: tooLong(verdict.reason) });
    else again.push({ position: raw.position, reason: verdict.reason });
  }
  counts.deadLettered = deadLetters.length;

  const stay = new Set(again.map(({ position }) => position));
  const ended = [...due.keys()].map(({ position }) => position).filter((position) => !stay.has(position));
  await parkAgain(sql, setup, place, again);
  await unpark(sql, setup, place, ended);
  const histories = deadLetters.map((dead) => withHistory(dead, due.get(dead.raw) as Parked));
  const kept = await keepDeadLetters(sql, setup, place, histories);
  await settleParked(sql, group, place, counts);
  const outgoing = [...unit.outgoing, ...announceDeadLetters(setup, place, kept)];
  await setup.adapter.append(sql, outgoing);
  return { streak: streakAfter, lost: 0, deadLetters, emitted: topicsOf(outgoing) };
}

/**
 * Dead letters that somebody tries again are known to fail: when they do, that is no bad deploy, and must not end the
 * process, which would find them due again at its next start.
 */
async function handleParked(
  unit: Unit,
  { tuning }: Setup,
  handlers: readonly Handler[],
  messages: readonly Message[],
  parkedOf: (message: Message) => Parked,
  streak: Streak,
): Promise<Streak> {
  const died = (message: Message): boolean => parkedOf(message).deaths > 0;
  await handle(unit, handlers, messages.filter(died), 0, Infinity);
  return handle(
    unit,
    handlers,
    messages.filter((message) => !died(message)),
    streak,
    tuning.failuresInARow,
  );
}

function withHistory(letter: DeadLetter, { remembered, firstKeptAt, deaths }: Parked): DeadLetter {
  return { ...letter, remembered: letter.remembered || remembered, firstKeptAt, deaths };
}

function isTooOld(since: Date, { clock, tuning }: Setup): boolean {
  return clock.now().getTime() - since.getTime() >= tuning.parkedAtMostMs;
}

function tooLong(reason: string): { code: string; detail: string } {
  return { code: 'PARKED_TOO_LONG', detail: reason };
}

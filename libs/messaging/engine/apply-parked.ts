import type { EntityManager } from 'typeorm';
import type { DeadLetterReason, Message } from '../message.js';
import { appendAll, OTHER_CONTENT, type Applied } from './apply-deliveries.js';
import { announceDeadLetters } from './announce-dead-letters.js';
import { keepDeadLetters, type DeadLetter } from './dead-letters.js';
import { handle, type Handling } from './handle.js';
import { sortByInbox } from './inbox.js';
import { dueMessages, parkAgain, unpark, type Parked, type Place } from './parked.js';
import { lockPartitions } from './partition-lock.js';
import { noCounts, settleParked } from './positions.js';
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
  handling: Handling,
  place: Place,
): Promise<Applied> {
  const { group, codec } = setup;
  await lockPartitions(sql, group, [place.partition]);
  const { messages: parked, erased } = await dueMessages(sql, setup, place);
  const due = new Map(parked.map((one) => [one.raw, one]));
  const reading = await codec.read(place.topic, place.partition, [...due.keys()]);
  const { readable } = reading;
  erased.push(...reading.erased.map(({ position }) => position));
  const deadLetters: DeadLetter[] = reading.undecodable.map((one) => ({ ...one, remembered: false }));
  const parkedOf = (message: Message): Parked => due.get(readable.get(message)!) as Parked;
  const bury = (message: Message, reason: DeadLetterReason, handler?: string, remembered = true): void =>
    void deadLetters.push({ raw: parkedOf(message).raw, reason, handler, remembered });

  const { inHand, duplicates, contradictions } = await askInbox(sql, setup, [...readable.keys()], parkedOf);
  for (const message of contradictions) bury(message, OTHER_CONTENT, undefined, false);

  const unit = new Unit(sql, setup);
  const died = (message: Message): boolean => parkedOf(message).deaths > 0;
  // Dead letters that somebody tries again are known to fail: when they do, that is no bad deploy, and must not end the
  // process, which would find them due again at its next start.
  await handle(unit, { ...handling, streak: 0 }, inHand.filter(died), Infinity);
  const others = inHand.filter((message) => !died(message));
  const streakAfter = await handle(unit, handling, others, setup.tuning.failuresInARow);

  const counts = { ...noCounts(), duplicate: duplicates.length, erased: erased.length };
  const again: { position: number; reason: string }[] = [];
  const verdicts = unit.verdicts();
  for (const message of inHand) {
    const verdict = verdicts.get(message);
    const { raw, since } = parkedOf(message);
    if (!verdict) counts.applied += 1;
    else if (verdict.kind === 'superseded') counts.superseded += 1;
    else if (verdict.kind === 'deadLettered') bury(message, verdict.reason, verdict.handler);
    else if (isTooOld(since, setup)) bury(message, tooLong(verdict.reason));
    else again.push({ position: raw.position, reason: verdict.reason });
  }
  counts.deadLettered = deadLetters.length;

  const stay = new Set(again.map(({ position }) => position));
  const ended = [...due.keys()].map(({ position }) => position).filter((position) => !stay.has(position));
  await parkAgain(sql, setup, place, again);
  await unpark(sql, setup, place, [...ended, ...erased]);
  const histories = deadLetters.map((dead) => withHistory(dead, due.get(dead.raw) as Parked));
  const kept = await keepDeadLetters(sql, setup, place, histories);
  await settleParked(sql, group, place, counts);
  const emitted = await appendAll(sql, setup, [...unit.outgoing, ...announceDeadLetters(setup, place, kept)]);
  return { streak: streakAfter, lost: 0, erased: erased.length, undone: 0, deadLetters, emitted };
}

/** What the inbox knows goes to the handlers again; of the rest, only what it has never seen. */
async function askInbox(
  sql: EntityManager,
  { group, hashKey }: Setup,
  messages: readonly Message[],
  parkedOf: (message: Message) => Parked,
): Promise<{ inHand: Message[]; duplicates: Message[]; contradictions: Message[] }> {
  const unknown = messages.filter((message) => !parkedOf(message).remembered);
  const { duplicates, contradictions } = await sortByInbox(sql, group, hashKey, unknown);
  const passedOver = new Set([...duplicates, ...contradictions]);
  return { inHand: messages.filter((message) => !passedOver.has(message)), duplicates, contradictions };
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

import type { EntityManager } from 'typeorm';
import type { Delivery, RawMessage } from '../adapter.js';
import type { ValidEvent } from '../codec.js';
import type { Message } from '../message.js';
import { announceDeadLetters } from './announce-dead-letters.js';
import { keepDeadLetters, type DeadLetter } from './dead-letters.js';
import { handle, type Handling, type Streak } from './handle.js';
import { sortByInbox } from './inbox.js';
import { park } from './parked.js';
import { lockPositions } from './partition-lock.js';
import { movePositions, noCounts, type Counts } from './positions.js';
import type { Setup } from './setup.js';
import { Unit } from './unit.js';

export interface Applied {
  /** Partition → the position after it; none where no position is moved. */
  readonly next?: ReadonlyMap<number, number>;
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

/** What is left of a delivery, with what becomes of it in this transaction. */
interface Part {
  readonly delivery: Delivery;
  readonly expected: number;
  readonly raws: readonly RawMessage[];
  readonly next: number;
  readonly deadLetters: DeadLetter[];
  readonly parked: { raw: RawMessage; reason: string }[];
  readonly counts: Counts;
  /** Messages that a restore took back. */
  undone: number;
}

/**
 * All of some deliveries of one topic in the transaction of `sql`: effect, outgoing events, counts and positions, or
 * nothing. What is before a position had its effect already and is passed over.
 */
export async function applyDeliveries(
  sql: EntityManager,
  setup: Setup,
  handling: Handling,
  deliveries: readonly Delivery[],
): Promise<Applied> {
  const { group, tuning } = setup;
  const [{ topic }] = deliveries as [Delivery];
  const positions = await lockPositions(
    sql,
    group,
    topic,
    deliveries.map(({ partition }) => partition),
  );
  const parts = deliveries.flatMap((delivery) => partOf(delivery, positions.get(delivery.partition)!) ?? []);
  if (parts.length === 0) return { ...nothing, next: positions, streak: handling.streak };

  const origins = await readAll(setup, parts);
  const { fresh, duplicates, contradictions } = await sortByInbox(sql, group, setup.hashKey, [...origins.keys()]);
  const originOf = (message: Message): Origin => origins.get(message)!;
  for (const message of duplicates) originOf(message).part.counts.duplicate += 1;
  for (const message of contradictions) {
    const { part, raw } = originOf(message);
    part.deadLetters.push({ raw, reason: OTHER_CONTENT, remembered: false });
  }

  const unit = new Unit(sql, setup);
  const streak = await handle(unit, handling, fresh, tuning.failuresInARow);
  const verdicts = unit.verdicts();
  for (const message of fresh) {
    const { part, raw } = originOf(message);
    const verdict = verdicts.get(message);
    if (!verdict) part.counts.applied += 1;
    else if (verdict.kind === 'superseded') part.counts.superseded += 1;
    else if (verdict.kind === 'parked') part.parked.push({ raw, reason: verdict.reason });
    else part.deadLetters.push({ ...verdict, raw, remembered: true });
  }
  const announcements: ValidEvent[] = [];
  for (const part of parts) announcements.push(...(await keepWhatIsLeft(sql, setup, part)));
  await movePositions(
    sql,
    group,
    topic,
    parts.map(({ delivery: { partition }, expected, next, counts }) => ({ partition, expected, next, ...counts })),
  );
  const emitted = await appendAll(sql, setup, [...unit.outgoing, ...announcements]);
  return { ...sumOf(parts), next: after(positions, parts), streak, emitted };
}

/** Undefined where nothing of it is left to do, or where the position was set back before it. */
function partOf(delivery: Delivery, expected: number): Part | undefined {
  const raws = delivery.messages.filter(({ position }) => position >= expected);
  const last = raws.at(-1);
  if (!last || expected < delivery.from) return undefined;
  const next = last.position + 1;
  const counts = { ...noCounts(), lost: next - expected - raws.length };
  return { delivery, expected, raws, next, deadLetters: [], parked: [], counts, undone: 0 };
}

interface Origin {
  readonly part: Part;
  readonly raw: RawMessage;
}

/** What can be read, with where it came from; the rest is counted, or is a dead letter. */
async function readAll({ codec, undone }: Setup, parts: readonly Part[]): Promise<ReadonlyMap<Message, Origin>> {
  const origins = new Map<Message, Origin>();
  for (const part of parts) {
    const { topic, partition } = part.delivery;
    const standing = part.raws.filter((raw) => !undone.has(topic, partition, raw));
    const { readable, undecodable, erased } = await codec.read(topic, partition, standing);
    for (const [message, raw] of readable) origins.set(message, { part, raw });
    part.deadLetters.push(...undecodable.map((one) => ({ ...one, remembered: false })));
    part.counts.erased = erased.length;
    part.undone = part.raws.length - standing.length;
    part.counts.superseded = part.undone;
  }
  return origins;
}

/** Messages that are parked, and dead letters. Resolves to what is told of these. */
async function keepWhatIsLeft(sql: EntityManager, setup: Setup, part: Part): Promise<ValidEvent[]> {
  const { delivery, counts, deadLetters, parked } = part;
  counts.parked = await park(sql, setup, delivery, parked);
  counts.duplicate += parked.length - counts.parked;
  counts.deadLettered = deadLetters.length;
  return announceDeadLetters(setup, delivery, await keepDeadLetters(sql, setup, delivery, deadLetters));
}

function sumOf(parts: readonly Part[]): Pick<Applied, 'lost' | 'erased' | 'undone' | 'deadLetters'> {
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return {
    lost: sum(({ counts }) => counts.lost),
    erased: sum(({ counts }) => counts.erased),
    undone: sum(({ undone }) => undone),
    deadLetters: parts.flatMap(({ deadLetters }) => deadLetters),
  };
}

function after(positions: ReadonlyMap<number, number>, parts: readonly Part[]): ReadonlyMap<number, number> {
  return new Map([...positions, ...parts.map(({ delivery: { partition }, next }) => [partition, next] as const)]);
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

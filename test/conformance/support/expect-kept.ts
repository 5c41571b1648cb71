import { until } from './until.js';
import type { World } from './world.js';

interface Sum {
  topic: string;
  applied: number;
  duplicate: number;
  superseded: number;
  parked: number;
  dead_lettered: number;
  erased: number;
  lost: number;
}

/** What became of all messages, per topic. */
export async function sums(world: World): Promise<Record<string, Omit<Sum, 'topic'>>> {
  const rows = await world.ask<Sum>(
    `SELECT topic, sum(applied)::int AS applied, sum(duplicate)::int AS duplicate, sum(superseded)::int AS superseded,
       sum(parked)::int AS parked, sum(dead_lettered)::int AS dead_lettered,
       sum(erased)::int AS erased, sum(lost)::int AS lost
     FROM collector.message_position GROUP BY topic ORDER BY topic`,
  );
  return Object.fromEntries(rows.map(({ topic, ...sum }) => [topic, sum]));
}

/** Waits until the collector has handled `messages` messages of both topics together. */
export async function untilHandled(world: World, messages: number, withinMs?: number): Promise<void> {
  await until(
    async () =>
      (await world.count('SELECT coalesce(sum(next - start), 0) FROM collector.message_position')) >= messages,
    () => sums(world),
    withinMs,
  );
}

/**
 * No effect is missing, doubled or out of order, no total forgot one, and what left is what came in: the numbers of
 * the events about cases add up to the effects.
 */
export async function expectKept(world: World, messages: number): Promise<void> {
  const state = {
    effects: await world.count('SELECT count(*) FROM collector.effect'),
    different: await world.count('SELECT count(DISTINCT (topic, number)) FROM collector.effect'),
    outOfOrder: await world.count(
      `SELECT count(*) FROM (SELECT number < lag(number) OVER (PARTITION BY topic, resident ORDER BY seq) AS back FROM collector.effect) AS walk WHERE back`,
    ),
    totals: await world.count('SELECT coalesce(sum(messages), 0) FROM collector.total'),
    told: await toldNumbers(world),
    lost: await world.count('SELECT coalesce(sum(lost), 0) FROM collector.message_position'),
  };
  expect(state).toEqual({
    effects: messages,
    different: messages,
    outOfOrder: 0,
    totals: messages,
    told: messages,
    lost: 0,
  });
}

/** Reads `cases` as the portal does, once all that was emitted is there. */
async function toldNumbers(world: World): Promise<number> {
  await until(async () => (await world.count('SELECT count(*) FROM collector.message_outbox')) === 0);
  const portal = await world.messaging('portal');
  let told = 0;
  await portal.start(
    new Map([
      [
        'cases',
        [
          {
            name: 'listen',
            handle: async ({ messages }) => {
              told += messages.reduce((sum, { data }) => sum + (data as { number: number }).number, 0);
            },
          },
        ],
      ],
    ]),
  );
  await until(async () => (await portal.promises()).every(({ lag }) => lag === 0));
  return told;
}

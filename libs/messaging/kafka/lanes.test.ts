import { setImmediate as soon } from 'node:timers/promises';
import fc from 'fast-check';
import type { Delivery } from '../adapter.js';
import { Lanes, positionAfter, type Fetched } from './lanes.js';

const BATCH = 3;
const TOPICS = ['a', 'b'] as const;

const fetchedFrom = (position: number, count: number): Fetched[] =>
  Array.from({ length: count }, (_, index) => ({
    position: position + index,
    key: 'r',
    headers: {},
    value: Buffer.alloc(0),
    writtenAt: position + index,
  }));

/** Records what it is told; a delivery takes as many turns of the event loop as it is told to. */
class Watch {
  readonly delivered: Delivery[] = [];
  readonly signs: string[] = [];
  readonly faults: unknown[] = [];
  readonly busy = new Set<number>();
  readonly broken: string[] = [];
  atOnce = 0;

  constructor(private readonly turns: (delivery: Delivery) => number) {}

  readonly deliver = async (delivery: Delivery): Promise<void> => {
    if (this.busy.has(delivery.partition)) this.broken.push(`two at a time in partition ${delivery.partition}`);
    this.busy.add(delivery.partition);
    this.atOnce = Math.max(this.atOnce, this.busy.size);
    for (let turn = this.turns(delivery); turn > 0; turn -= 1) await soon();
    this.delivered.push(delivery);
    this.busy.delete(delivery.partition);
  };
  readonly onFull = (topic: string, partition: number): void => void this.signs.push(`full ${topic}/${partition}`);
  readonly onRoom = (topic: string, partition: number): void => void this.signs.push(`room ${topic}/${partition}`);
  readonly onFault = (error: unknown): void => void this.faults.push(error);

  of(topic: string, partition: number): number[] {
    const mine = this.delivered.filter((one) => one.topic === topic && one.partition === partition);
    return mine.flatMap(({ messages }) => messages.map(({ position }) => position));
  }
}

async function quiet(lanes: Lanes): Promise<void> {
  do await soon();
  while (lanes.busy.length > 0);
}

describe('lanes', () => {
  const arrivals = fc.array(
    fc.record({
      topic: fc.constantFrom(...TOPICS),
      partition: fc.nat(2),
      count: fc.integer({ min: 1, max: 8 }),
      turns: fc.nat(3),
    }),
    { maxLength: 20 },
  );

  it('deliver everything in order, whole, one batch of a partition number at a time, and say when there is room', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, fc.infiniteStream(fc.nat(3)), async (all, turns) => {
        const watch = new Watch(() => (turns.next().value as number | undefined) ?? 0);
        const lanes = new Lanes(2, BATCH, watch);
        const next = new Map<string, number>();
        for (const { topic, partition, count, turns: wait } of all) {
          const place = `${topic}/${partition}`;
          const from = next.get(place) ?? 0;
          lanes.add(topic, partition, from, fetchedFrom(from, count));
          next.set(place, from + count);
          for (let turn = 0; turn < wait; turn += 1) await soon();
        }
        await quiet(lanes);
        for (const topic of TOPICS) {
          for (const partition of [0, 1, 2]) {
            const expected = Array.from({ length: next.get(`${topic}/${partition}`) ?? 0 }, (_, at) => at);
            expect(watch.of(topic, partition)).toEqual(expected);
          }
        }
        const whole = watch.delivered.filter(({ from, messages }) => messages[0]?.position !== from);
        expect({ whole, broken: watch.broken, faults: watch.faults }).toEqual({ whole: [], broken: [], faults: [] });
        expect(watch.delivered.every(({ messages }) => messages.length <= BATCH)).toBe(true);
        expect(watch.atOnce).toBeLessThanOrEqual(2);
        for (const place of new Set(watch.signs.map((sign) => sign.slice(5)))) {
          const signs = watch.signs.filter((sign) => sign.endsWith(place)).map((sign) => sign.slice(0, 4));
          expect(signs).toEqual(signs.map((_, index) => (index % 2 === 0 ? 'full' : 'room')));
          expect(signs.at(-1)).toBe('room');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are full with a batch that waits, and have room again below that', async () => {
    const watch = new Watch(() => 50);
    const lanes = new Lanes(1, BATCH, watch);
    lanes.add('a', 0, 0, fetchedFrom(0, 1)); // in work
    await soon();
    lanes.add('a', 0, 1, fetchedFrom(1, BATCH - 1));
    expect(watch.signs).toEqual([]);
    lanes.add('a', 0, BATCH, fetchedFrom(BATCH, 1));
    expect(watch.signs).toEqual(['full a/0']);
    await quiet(lanes);
    expect(watch.signs).toEqual(['full a/0', 'room a/0']);
  });

  it('serve the topics of a partition number in turn', async () => {
    const watch = new Watch(() => 1);
    const lanes = new Lanes(1, BATCH, watch);
    lanes.add('c', 0, 0, fetchedFrom(0, 1)); // the others come while this is in work
    lanes.add('a', 0, 0, fetchedFrom(0, 3 * BATCH));
    lanes.add('b', 0, 0, fetchedFrom(0, 2 * BATCH));
    await quiet(lanes);
    expect(watch.delivered.map(({ topic }) => topic)).toEqual(['c', 'a', 'b', 'a', 'b', 'a']);
  });

  it('forget what waits, not what is in work, and say since when the first that waits lies there', async () => {
    const watch = new Watch(() => 5);
    const lanes = new Lanes(1, BATCH, watch);
    lanes.add('a', 0, 0, fetchedFrom(0, BATCH));
    await soon();
    lanes.add('a', 0, BATCH, fetchedFrom(BATCH, 2));
    lanes.add('b', 0, 7, fetchedFrom(7, 2));
    expect([lanes.oldest('a', 0), lanes.oldest('b', 0), lanes.oldest('b', 1)]).toEqual([BATCH, 7, undefined]);
    lanes.forget('a', 0);
    await quiet(lanes);
    expect([watch.of('a', 0), watch.of('b', 0)]).toEqual([
      [0, 1, 2],
      [7, 8],
    ]);
  });

  it('tell a delivery that failed, and go on with the next', async () => {
    const watch = new Watch(() => 0);
    const lanes = new Lanes(1, BATCH, {
      ...watch,
      deliver: async (delivery) => {
        if (delivery.topic === 'a') throw new Error('broken');
        await watch.deliver(delivery);
      },
    });
    lanes.add('a', 0, 0, fetchedFrom(0, 1));
    lanes.add('b', 0, 0, fetchedFrom(0, 1));
    await quiet(lanes);
    expect(watch.faults).toHaveLength(1);
    expect(watch.of('b', 0)).toEqual([0]);
  });

  it('take nothing once they are closed', async () => {
    const watch = new Watch(() => 0);
    const lanes = new Lanes(1, BATCH, watch);
    await lanes.close();
    lanes.add('a', 0, 0, fetchedFrom(0, 1));
    await quiet(lanes);
    expect(watch.delivered).toEqual([]);
  });
});

it('the position after messages is that of the last one and one', () => {
  expect(positionAfter(fetchedFrom(4, 3))).toBe(7);
});

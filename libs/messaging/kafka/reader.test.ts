import type { EachBatchPayload, Kafka } from 'kafkajs';
import { createLogger } from '#observability';
import type { Consumption, Delivery, Extent } from '../adapter.js';
import { defaultTuning } from '../options.js';
import { Reader } from './reader.js';
import { setImmediate as soon } from 'node:timers/promises';

type Listener = (event: { payload: unknown }) => void;

/** kafkajs as far as a reader sees it: what it is told to do is noted, what it does is up to the test. */
class PlayedConsumer {
  readonly events = { CRASH: 'crash', GROUP_JOIN: 'join', FETCH: 'fetch' };
  readonly seeks: number[] = [];
  private readonly listeners = new Map<string, Listener>();
  private eachBatch: (payload: EachBatchPayload) => Promise<void> = async () => undefined;

  on(event: string, listener: Listener): void {
    this.listeners.set(event, listener);
  }
  async connect(): Promise<void> {}
  async subscribe(): Promise<void> {}
  async run(options: { eachBatch: (payload: EachBatchPayload) => Promise<void> }): Promise<void> {
    this.eachBatch = options.eachBatch;
  }
  /** What the broker was told of the group's place; it refuses so many times. */
  readonly told: number[] = [];
  refusals = 0;
  async commitOffsets([{ offset }]: [{ offset: string }]): Promise<void> {
    if (this.refusals-- > 0) throw new Error('a rebalance is in progress');
    this.told.push(Number(offset));
  }
  pause(): void {}
  resume(): void {}
  seek({ offset }: { offset: string }): void {
    this.seeks.push(Number(offset));
  }
  async join(): Promise<void> {
    this.listeners.get('join')?.({ payload: { memberAssignment: { applications: [0] } } });
    await soon();
    await soon();
  }
  crash(restart: boolean): void {
    this.listeners.get('crash')?.({ payload: { error: new Error('crashed'), restart } });
  }
  /** Hands out a batch that was fetched from `fetchedOffset` on. */
  async hand(
    fetchedOffset: number,
    offsets: readonly number[],
    { stale = false, last = offsets.at(-1) } = {},
  ): Promise<void> {
    const messages = offsets.map((offset) => ({ offset: String(offset), timestamp: '0', key: null, value: null }));
    const batch = {
      topic: 'applications',
      partition: 0,
      messages,
      fetchedOffset: String(fetchedOffset),
      lastOffset: () => String(last),
    };
    await this.eachBatch({ batch, isStale: () => stale } as unknown as EachBatchPayload);
    await soon();
    await soon();
  }
}

interface Scene {
  readonly consumer: PlayedConsumer;
  readonly delivered: Delivery[];
  readonly ends: Error[];
  /** The position in the service's own database. */
  position: number;
  extent: Pick<Extent, 'first' | 'next'>;
}

async function begin(position: number, extent = { first: 0, next: 100 }, pollMs = 1_000_000): Promise<Scene> {
  const consumer = new PlayedConsumer();
  const scene: Scene = { consumer, delivered: [], ends: [], position, extent };
  const consumption: Consumption = {
    group: 'collector',
    topics: ['applications'],
    partitions: 1,
    positions: async () => [{ topic: 'applications', partition: 0, next: scene.position }],
    deliver: async ([delivery]) => {
      if (delivery && scene.position >= delivery.from) {
        scene.delivered.push(delivery);
        scene.position = (delivery.messages.at(-1)?.position ?? 0) + 1;
      }
      return new Map([[0, scene.position]]);
    },
    fatal: (error) => scene.ends.push(error),
  };
  const reader = new Reader(consumption, {
    kafka: { consumer: () => consumer } as unknown as Kafka,
    prefix: '',
    extents: async () => [{ topic: 'applications', partition: 0, ...scene.extent }],
    signal: new AbortController().signal,
    log: createLogger('test', 'silent'),
    tuning: { ...defaultTuning, pollMs, backoffMs: { first: 1, longest: 2 } },
  });
  await reader.start();
  ends.push(() => reader.drain(0));
  await consumer.join();
  return scene;
}

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const positions = ({ delivered }: Scene): number[][] =>
  delivered.map(({ from, messages }) => [from, ...messages.map(({ position }) => position)]);

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await soon();
}

describe('a reader', () => {
  it('begins at the position of its own database', async () => {
    const scene = await begin(5);
    expect(scene.consumer.seeks).toEqual([5]);
    await scene.consumer.hand(5, [5, 6]);
    expect(positions(scene)).toEqual([[5, 5, 6]]);
  });

  it('takes nothing that kafkajs had fetched before a rebalance, and seeks its place again', async () => {
    const scene = await begin(5);
    await scene.consumer.hand(40, [40, 41]);
    expect(scene.delivered).toEqual([]);
    expect(scene.consumer.seeks).toEqual([5, 5]);
    await scene.consumer.hand(5, [5]);
    expect(positions(scene)).toEqual([[5, 5]]);
  });

  it('tells the broker its place as soon as it is sought and whenever it is another, again where that was refused', async () => {
    const { consumer } = await begin(5, undefined, 1);
    await until(() => consumer.told.length === 1);
    consumer.refusals = 2;
    await consumer.hand(5, [5, 6]);
    await until(() => consumer.told.length === 2);
    expect(consumer.told).toEqual([5, 7]);
  });

  it('takes nothing while a seek is under way', async () => {
    const scene = await begin(5);
    await scene.consumer.hand(5, [5], { stale: true });
    expect(scene.delivered).toEqual([]);
    expect(scene.consumer.seeks).toEqual([5]);
  });

  it('believes in a gap once it was sought and is there again: records that are none of ours', async () => {
    const scene = await begin(5);
    await scene.consumer.hand(7, [7]); // 5 and 6 are marks of a transaction
    await scene.consumer.hand(7, [7]);
    expect(positions(scene)).toEqual([[5, 7]]);
    await scene.consumer.hand(8, [8], { last: 9 });
    await scene.consumer.hand(10, [10]);
    expect(positions(scene)).toEqual([
      [5, 7],
      [8, 8],
      [9, 10],
    ]);
  });

  it('begins where the broker does when that no longer has the position, and says from where on it has all', async () => {
    const scene = await begin(5, { first: 20, next: 100 });
    expect(scene.consumer.seeks).toEqual([20]);
    await scene.consumer.hand(20, [20]);
    expect(positions(scene)).toEqual([[5, 20]]);
  });

  it('goes back when its position was set back', async () => {
    const scene = await begin(5);
    await scene.consumer.hand(5, [5]);
    scene.position = 2;
    await scene.consumer.hand(6, [6]);
    expect(scene.consumer.seeks).toEqual([5, 2]);
    expect(positions(scene)).toEqual([[5, 5]]);
  });

  it('bears with an end that was read before the position went past it', async () => {
    const scene = await begin(5, { first: 0, next: 4 });
    scene.extent = { first: 0, next: 9 };
    await until(() => scene.consumer.seeks.length > 0);
    expect([scene.consumer.seeks, scene.ends]).toEqual([[5], []]);
  });

  it('ends its process at a topic that ends before its position, and at a crash that kafkajs does not mend', async () => {
    const replaced = await begin(5, { first: 0, next: 4 });
    expect(replaced.ends).toEqual([]); // a broker that just came back may not know yet
    await until(() => replaced.ends.length > 0);
    expect(replaced.ends).toMatchObject([{ code: 'CANNOT_GO_ON' }]);
    const scene = await begin(5);
    scene.consumer.crash(true);
    expect(scene.ends).toEqual([]);
    scene.consumer.crash(false);
    expect(scene.ends).toHaveLength(1);
  });
});

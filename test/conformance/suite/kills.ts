import { setTimeout as pause } from 'node:timers/promises';
import { expectKept, sums, untilHandled } from '../support/expect-kept.js';
import { until } from '../support/until.js';
import type { World } from '../support/world.js';
import type { CollectorProcess } from '../support/spawn-collector.js';
import type { TrialGround } from './trial.js';

/** How many processes are killed; `npm run test:kills` kills 50. */
const KILLS = Number(process.env.KILLS ?? 5);
const RESIDENTS = 12;
const SLOW = { delayMs: 15, tuning: { batchSize: 10 } };

/** Keeps both topics filled, ahead of the collectors, until told to stop; resolves to how many it wrote. */
function writeOn(world: World): { stop(): Promise<number> } {
  let going = true;
  let number = 0;
  const fill = async (): Promise<number> => {
    while (going) {
      for (const topic of ['applications', 'reports.siri'] as const) {
        const messages = Array.from({ length: 20 }, () => ({ resident: `r-${(number += 1) % RESIDENTS}`, number }));
        await world.write(topic, messages);
      }
      await until(async () => !going || (await behind(world, number)) < 400);
    }
    return number;
  };
  const filled = fill();
  return {
    stop: () => {
      going = false;
      return filled;
    },
  };
}

async function behind(world: World, written: number): Promise<number> {
  return written - (await world.count('SELECT coalesce(sum(next), 0) FROM collector.message_position'));
}

export function kills(ground: TrialGround): void {
  it(`kill -9 of a process in mid-batch at ${KILLS} random points: nothing is lost, doubled or out of order`, async () => {
    const world = await ground.world();
    const collectors: CollectorProcess[] = [await ground.process(world, SLOW), await ground.process(world, SLOW)];
    const writing = writeOn(world);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const victim = collectors.shift() as CollectorProcess;
      await victim.nextBatch();
      await pause(Math.random() * 25); // reading, writing, appending, committing, or just after
      await victim.kill();
      collectors.push(await ground.process(world, SLOW));
    }
    const written = await writing.stop();
    await untilHandled(world, written);
    await expectKept(world, written);
    for (const sum of Object.values(await sums(world)))
      expect(sum).toMatchObject({ parked: 0, dead_lettered: 0, lost: 0 });
    for (const collector of collectors) expect(await collector.stop()).toBe(0);
  });

  it('two processes of a group share the partitions, and the one takes over from the other when it is killed', async () => {
    const world = await ground.world();
    const [first, second] = [await ground.process(world), await ground.process(world)];
    const writing = writeOn(world);
    const partitionsSince = (process: CollectorProcess, from: number): Set<number> =>
      new Set(process.batches.slice(from));
    let settled = [0, 0];
    await until(() => {
      // a share settles some time after both are there; look at what came since
      const shares = [partitionsSince(first, settled[0] ?? 0), partitionsSince(second, settled[1] ?? 0)];
      const [mine, yours] = shares as [Set<number>, Set<number>];
      if (mine.size === 2 && yours.size === 2 && ![...mine].some((partition) => yours.has(partition))) return true;
      if (mine.size > 2 || yours.size > 2) settled = [first.batches.length, second.batches.length];
      return false;
    });
    const before = second.batches.length;
    await first.kill();
    await until(() => partitionsSince(second, before).size === 4);
    const written = await writing.stop();
    await untilHandled(world, written);
    await expectKept(world, written);
  });

  it('a third process gets its part, and gives it back when it is told to end', async () => {
    const world = await ground.world();
    const first = await ground.process(world);
    const second = await ground.process(world);
    const writing = writeOn(world);
    await second.nextBatch();
    expect(await second.stop()).toBe(0);
    const before = first.batches.length;
    await until(() => new Set(first.batches.slice(before)).size === 4);
    const written = await writing.stop();
    await untilHandled(world, written);
    await expectKept(world, written);
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '#database';
import { expectKept, sums, untilHandled } from '../support/expect-kept.js';
import { until } from '../support/until.js';
import type { TrialGround } from './trial.js';

/** `npm run test:kills` takes the 20 s of the promise; a shorter absence goes through the same code. */
const AWAY_MS = Number(process.env.AWAY_MS ?? 3_000);

export function databaseAway(ground: TrialGround): void {
  it(`the database away for ${AWAY_MS / 1000} s in mid-batch: not ready meanwhile, then all goes on by itself`, async () => {
    const world = await ground.world();
    const ends: Error[] = [];
    const collector = await ground.collector(world, {
      delayMs: 20,
      tuning: { batchSize: 5 },
      fatal: (error) => ends.push(error),
    });
    const other = await ground.process(world, { delayMs: 20, tuning: { batchSize: 5 } });
    const messages = Array.from({ length: 400 }, (_, number) => ({ resident: `r-${number % 8}`, number }));
    await world.write('applications', messages);
    await untilHandled(world, 20);
    const port = Number(new URL(ground.machine.server.url).port);
    await ground.machine.server.stop();
    await expect(collector.messaging.check()).rejects.toThrow();
    await pause(AWAY_MS);
    ground.machine.server = await startEmbeddedPostgres({ dataDir: ground.machine.dataDir, port });
    await untilHandled(world, messages.length);
    await until(() =>
      collector.messaging.check().then(
        () => true,
        () => false,
      ),
    );
    await expectKept(world, messages.length);
    expect((await sums(world)).applications).toMatchObject({ applied: messages.length, dead_lettered: 0 });
    expect(ends).toEqual([]);
    expect(await other.stop()).toBe(0);
  });
}

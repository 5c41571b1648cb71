import { expectKept, untilHandled } from '../support/expect-kept.js';
import { until } from '../support/until.js';
import type { TrialGround } from './trial.js';

export function closing(ground: TrialGround): void {
  it('a process that is told to end lets go in time of a batch that does not end, and the next one does it', async () => {
    const world = await ground.world();
    await world.write('applications', [{ resident: 'r', number: 1 }]);
    const stuck = await ground.process(world, { delayMs: 120_000, tuning: { closeMs: 500 } });
    await until(() => stuck.batches.length > 0);
    expect(await stuck.stop()).toBe(0);
    await ground.collector(world);
    await untilHandled(world, 1);
    await expectKept(world, 1);
  });
}

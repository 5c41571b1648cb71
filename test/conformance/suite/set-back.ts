import { expectKept, sums, untilHandled } from '../support/expect-kept.js';
import { until } from '../support/until.js';
import type { TrialGround } from './trial.js';

export function setBack(ground: TrialGround): void {
  it('a position set back, for one group: what is delivered again is recognised and changes nothing', async () => {
    const world = await ground.world();
    const collector = await ground.collector(world);
    await world.write(
      'applications',
      Array.from({ length: 40 }, (_, number) => ({
        resident: `r-${number % 8}`,
        number,
        wish: number % 10 === 9 ? 'type-error' : undefined,
      })),
    );
    await untilHandled(world, 40);
    const handled = await world.count('SELECT sum(next) FROM collector.message_position');
    for (let partition = 0; partition < 4; partition += 1)
      await collector.messaging.setBack('applications', partition, 0);
    await until(async () => (await sums(world)).applications?.duplicate === 40);
    expect((await sums(world)).applications).toMatchObject({ applied: 36, duplicate: 40, dead_lettered: 4, lost: 0 });
    expect(await world.count('SELECT sum(next) FROM collector.message_position')).toBe(handled);
    await expectKept(world, 36);
  });

  it('position minus start is the sum of what became of the messages; the database refuses any other state', async () => {
    const world = await ground.world();
    const collector = await ground.collector(world);
    await world.write('applications', [{ resident: 'r', number: 1 }]);
    await untilHandled(world, 1);
    const [row] = (await collector.messaging.promises()).filter(({ next }) => next > 0);
    expect(row).toMatchObject({ start: 0, next: 1, applied: 1, lag: 0 });
    await expect(world.ask('UPDATE collector.message_position SET next = next + 1')).rejects.toMatchObject({
      code: '23514',
    });
  });
}

import { expectKept, sums, untilHandled } from '../support/expect-kept.js';
import { until } from '../support/until.js';
import type { TrialGround } from './trial.js';

const failing = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ resident: 'r', number, wish: 'type-error' as const }));

export function badDeploy(ground: TrialGround): void {
  it('a handler that fails on 20 messages in a row ends its process with a non-zero code, and keeps nothing of the batch', async () => {
    const world = await ground.world();
    await world.write('applications', failing(30));
    const collector = await ground.process(world);
    expect(await collector.ended).not.toBe(0);
    expect(await world.count('SELECT count(*) FROM collector.dead_letter')).toBe(0);
    expect(await world.count('SELECT coalesce(sum(next), 0) FROM collector.message_position')).toBe(0);
  });

  it('19 of them are 19 dead letters', async () => {
    const world = await ground.world();
    await world.write('applications', [
      ...failing(19),
      { resident: 'r', number: 19 },
      ...failing(19).map((one) => ({ ...one, number: one.number + 20 })),
    ]);
    await ground.collector(world);
    await untilHandled(world, 39);
    expect((await sums(world)).applications).toMatchObject({ applied: 1, dead_lettered: 38 });
    await expectKept(world, 1);
  });

  it('values that PostgreSQL refuses are never a bad deploy, however many come', async () => {
    const world = await ground.world();
    await world.write(
      'applications',
      Array.from({ length: 45 }, (_, number) => ({ resident: 'r', number, wish: 'data-error' as const })),
    );
    await ground.collector(world);
    await untilHandled(world, 45);
    expect((await sums(world)).applications).toMatchObject({ dead_lettered: 45 });
  });

  it('a failure that is nobody’s fault that we know ends the process in the end, and it is not healthy meanwhile', async () => {
    const world = await ground.world();
    const ends: Error[] = [];
    const collector = await ground.collector(world, {
      fatal: (error) => ends.push(error),
      tuning: { backoffMs: { first: 1, longest: 2 } },
    });
    await world.ask('REVOKE INSERT ON collector.message_inbox FROM collector');
    await world.write('applications', [{ resident: 'r', number: 1 }]);
    await until(() => ends.length > 0);
    expect(ends).toHaveLength(1);
    await expect(collector.messaging.check()).rejects.toThrow();
  });
}

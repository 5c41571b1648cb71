import { testKeys } from '../../support/test-keys.js';
import { expectKept, sums, untilHandled } from '../support/expect-kept.js';
import { until } from '../support/until.js';
import type { World } from '../support/world.js';
import type { TrialGround } from './trial.js';

const day = 24 * 3_600_000;

const closing: (() => Promise<void>)[] = [];

/** Where every resident has a key of their own, which has to be made ready before it is used. */
async function sealedWorld(ground: TrialGround): Promise<{ world: World; erase(resident: string): Promise<void> }> {
  const world = await ground.world();
  const { keys, erase, close } = await testKeys();
  world.sealer = keys.sealer;
  closing.push(close);
  return { world, erase };
}

export function erased(ground: TrialGround): void {
  describe('messages of a resident who was erased', () => {
    afterAll(async () => {
      for (const close of closing.splice(0)) await close();
    });

    it('are passed over and counted as that, whatever is wrong with them, and hold nobody up', async () => {
      const { world, erase } = await sealedWorld(ground);
      await world.write('applications', [
        { resident: 'stays', number: 1 },
        { resident: 'goes', number: 2 },
        { resident: 'goes', number: 3, wish: 'type-error' },
        { resident: 'stays', number: 4 },
      ]);
      await erase('goes');
      await ground.collector(world);
      await untilHandled(world, 4);
      expect((await sums(world)).applications).toMatchObject({ applied: 2, erased: 2, dead_lettered: 0, lost: 0 });
      await expectKept(world, 2);
    });

    it('are emptied where the transport keeps them for good, and leave no gap for who reads from the first one on', async () => {
      const { world, erase } = await sealedWorld(ground);
      await world.write('applications', [
        { resident: 'stays', number: 1 },
        { resident: 'goes', number: 2 },
        { resident: 'goes', number: 3 },
      ]);
      const portal = await world.messaging('portal');
      const forget = () => portal.forget(['stays', 'goes'], new AbortController().signal);
      expect(await forget()).toBe(0);
      await erase('goes');
      const emptied = await forget();
      expect([0, 2]).toContain(emptied);
      if (emptied > 0)
        expect(
          await world.ask(`SELECT key, headers, length(value) > 0 AS told FROM log."applications" ORDER BY key DESC`),
        ).toEqual([
          { key: 'stays', headers: expect.objectContaining({ ce_source: 'portal' }) as object, told: true },
          ...Array<object>(2).fill({ key: 'goes', headers: {}, told: false }),
        ]);
      expect(await forget()).toBe(0);
      await ground.collector(world);
      await untilHandled(world, 3);
      expect((await sums(world)).applications).toMatchObject({ applied: 1, erased: 2, dead_lettered: 0, lost: 0 });
    });

    it('are passed over when they are delivered again after they had their effect', async () => {
      const { world, erase } = await sealedWorld(ground);
      const collector = await ground.collector(world);
      await world.write('applications', [
        { resident: 'stays', number: 1 },
        { resident: 'goes', number: 2 },
      ]);
      await untilHandled(world, 2);
      await erase('goes');
      for (let partition = 0; partition < 4; partition += 1)
        await collector.messaging.setBack('applications', partition, 0);
      await until(async () => (await sums(world)).applications?.erased === 1);
      await until(async () => (await sums(world)).applications?.duplicate === 1);
      expect((await sums(world)).applications).toMatchObject({ applied: 2, dead_lettered: 0, lost: 0 });
    });

    it('end as erased where they were parked, or are dead letters that somebody tries again', async () => {
      const { world, erase } = await sealedWorld(ground);
      await ground.collector(world, { tuning: { parkedMs: { first: day, longest: day } } });
      await world.write('applications', [
        { resident: 'goes', number: 1, wish: 'park' },
        { resident: 'goes', number: 2, wish: 'refuse' },
      ]);
      await untilHandled(world, 2);
      expect((await sums(world)).applications).toMatchObject({ parked: 1, dead_lettered: 1 });
      const letters = await world.kept();
      expect((await letters.list({}, 10)).kept.map((kept) => kept.data() !== undefined)).toEqual([true, true]);
      await erase('goes');
      const [first, second] = (await letters.list({}, 10)).kept;
      expect([first?.headers, first?.data(), second?.headers, second?.data()]).toEqual(Array(4).fill(undefined));
      await letters.retry(await letters.names({}));
      await until(async () => (await sums(world)).applications?.erased === 2);
      expect((await sums(world)).applications).toMatchObject({ applied: 0, parked: 0, dead_lettered: 0 });
      expect((await letters.list({}, 10)).total).toBe(0);
    });
  });
}

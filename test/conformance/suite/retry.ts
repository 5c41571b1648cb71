import type { KeptMessages } from '#messaging';
import { expectKept, sums, untilHandled } from '../support/expect-kept.js';
import { LATER } from '../support/trial-contracts.js';
import { until } from '../support/until.js';
import { PARTITION, RESIDENT, wire } from '../support/wire.js';
import type { World } from '../support/world.js';
import type { TrialGround } from './trial.js';

const later = { ce_type: LATER };
const kept = (world: World): Promise<number> =>
  world.count('SELECT (SELECT count(*) FROM collector.dead_letter) + (SELECT count(*) FROM collector.message_parked)');

/** Dead letters of messages that the collector as it was could not apply. It has ended by now. */
async function deadLetters(
  ground: TrialGround,
  messages: Parameters<World['inject']>[0],
  tuning?: { parkedAtMostMs: number },
): Promise<{ world: World; letters: KeptMessages; names: readonly string[] }> {
  const world = await ground.world();
  await world.inject(messages);
  const collector = await ground.collector(world, { tuning });
  await untilHandled(world, messages.length);
  const letters = await world.kept();
  await until(async () => (await sums(world)).applications?.parked === 0);
  await collector.close();
  return { world, letters, names: await letters.names({ state: 'deadLettered' }) };
}

const untilTried = (letters: KeptMessages, [name = '']: readonly string[], tries: number): Promise<void> =>
  until(async () => ((await letters.retryStatuses([name])).get(name)?.tries ?? 0) >= tries);

export function retry(ground: TrialGround): void {
  it('a parked message that is tried again is due at once, however long its pause', async () => {
    const world = await ground.world();
    await world.inject([wire({ number: 1, wish: 'park' })]);
    const day = 24 * 3_600_000;
    await ground.collector(world, { tuning: { parkedMs: { first: day, longest: day } } });
    await untilHandled(world, 1);
    await world.ask('INSERT INTO collector.known VALUES ($1)', [RESIDENT]);
    const letters = await world.kept();
    expect((await letters.retry(await letters.names({ state: 'parked' }))).size).toBe(1);
    await until(async () => (await kept(world)) === 0);
    expect((await sums(world)).applications).toMatchObject({ applied: 1, parked: 0 });
    await expectKept(world, 1);
  });

  describe('a dead letter that is tried again', () => {
    it('is applied once by the service that was mended, and leaves nothing behind', async () => {
      const { world, letters, names } = await deadLetters(ground, [
        wire({ number: 1 }),
        wire({ number: 2, wish: 'type-error' }),
      ]);
      expect(names).toEqual([`collector:applications:${PARTITION}:1`]);
      expect([...(await letters.retry(names))]).toEqual([[names[0], 'retried']]);
      expect((await sums(world)).applications).toMatchObject({ applied: 1, parked: 1, dead_lettered: 0 });
      await ground.collector(world, { mended: true });
      await until(async () => (await kept(world)) === 0);
      expect((await sums(world)).applications).toMatchObject({ applied: 2, parked: 0, dead_lettered: 0 });
      await expectKept(world, 2);
      expect([...(await letters.retry(names))]).toEqual([]);
    });

    it('was written twice and never read: its effect happens once', async () => {
      const twin = wire({ number: 1 }, {}, later);
      const { world, letters, names } = await deadLetters(ground, [twin, twin]);
      expect(names).toHaveLength(2);
      await letters.retry(names);
      await ground.collector(world, { mended: true });
      await until(async () => (await kept(world)) === 0);
      expect((await sums(world)).applications).toMatchObject({ applied: 1, duplicate: 1, dead_lettered: 0 });
      await expectKept(world, 1);
    });

    it('has its effect once when its twin was tried again before it', async () => {
      const twin = wire({ number: 1 }, {}, later);
      const { world, letters, names } = await deadLetters(ground, [twin, twin]);
      await ground.collector(world, { mended: true });
      for (const [index, name] of names.entries()) {
        await letters.retry([name]);
        await until(async () => (await kept(world)) === names.length - 1 - index);
      }
      await expectKept(world, 1);
    });

    it('contradicts an earlier message: it stays a dead letter', async () => {
      const first = wire({ number: 1 });
      const { world, letters, names } = await deadLetters(ground, [
        first,
        { ...first, value: Buffer.from('{"number":2}') },
      ]);
      await letters.retry(names);
      await ground.collector(world, { mended: true });
      await until(async () => (await letters.retryStatuses(names)).get(names[0] as string)?.state === 'deadLettered');
      expect((await letters.list({}, 10)).kept).toMatchObject([{ code: 'OTHER_CONTENT', times: 2 }]);
      expect((await sums(world)).applications).toMatchObject({ applied: 1, dead_lettered: 1 });
      await expectKept(world, 1);
    });

    it('still fails: it is one again, however many there are, and the process goes on', async () => {
      const failing = Array.from({ length: 15 }, (_, number) => wire({ number, wish: 'type-error' }));
      const { world, letters, names } = await deadLetters(ground, [
        ...failing,
        wire({ number: 15 }),
        ...failing.map((_, number) => wire({ number: 16 + number, wish: 'type-error' })),
      ]);
      const before = await letters.list({}, 30);
      await letters.retry(names);
      const collector = await ground.collector(world);
      await until(async () => (await sums(world)).applications?.dead_lettered === 30);
      const after = await letters.list({}, 30);
      expect(after.kept.map(({ times }) => times)).toEqual(Array.from({ length: 30 }, () => 2));
      expect(after.kept.map(({ since }) => since)).toEqual(before.kept.map(({ since }) => since));
      await until(async () => (await world.idsOn('collector.dead-letters')).length === 60);
      expect(new Set(await world.idsOn('collector.dead-letters')).size).toBe(60);
      await collector.messaging.check();
      await expectKept(world, 1);
    });

    it('fits nobody yet: it is parked from now on, however long it has lain here', async () => {
      const park = wire({ number: 1, wish: 'park' });
      const { world, letters, names } = await deadLetters(ground, [park], { parkedAtMostMs: 1 });
      await world.ask(`UPDATE collector.dead_letter SET first_kept_at = '2026-01-01Z'`);
      await letters.retry(names);
      await ground.collector(world);
      await untilTried(letters, names, 2);
      expect((await letters.list({}, 10)).kept).toMatchObject([
        { state: 'parked', detail: 'nobody yet', since: new Date('2026-01-01Z') },
      ]);
      await world.ask('INSERT INTO collector.known VALUES ($1)', [RESIDENT]);
      await until(async () => (await kept(world)) === 0);
      await expectKept(world, 1);
    });

    it('was never read, and fits nobody yet once it is: it is applied once when somebody is known', async () => {
      const { world, letters, names } = await deadLetters(ground, [wire({ number: 1, wish: 'park' }, {}, later)]);
      await letters.retry(names);
      await ground.collector(world, { mended: true });
      await untilTried(letters, names, 2);
      await world.ask('INSERT INTO collector.known VALUES ($1)', [RESIDENT]);
      await until(async () => (await kept(world)) === 0);
      await expectKept(world, 1);
    });

    it('was never read, and dies once it is: it is applied once when it is tried yet again', async () => {
      const { world, letters, names } = await deadLetters(ground, [wire({ number: 1, wish: 'park' }, {}, later)]);
      await letters.retry(names);
      const impatient = await ground.collector(world, { mended: true, tuning: { parkedAtMostMs: 1 } });
      await until(async () => (await letters.list({ code: 'PARKED_TOO_LONG' }, 1)).total === 1);
      await impatient.close();
      await world.ask('INSERT INTO collector.known VALUES ($1)', [RESIDENT]);
      await letters.retry(names);
      await ground.collector(world, { mended: true });
      await until(async () => (await kept(world)) === 0);
      await expectKept(world, 1);
    });

    it('is delivered again meanwhile, since its position was set back: it is applied once', async () => {
      const { world, letters, names } = await deadLetters(ground, [wire({ number: 1, wish: 'park' }, {}, later)]);
      await letters.retry(names);
      await (await world.messaging('collector')).setBack('applications', PARTITION, 0);
      await ground.collector(world, { mended: true });
      await untilTried(letters, names, 2);
      await world.ask('INSERT INTO collector.known VALUES ($1)', [RESIDENT]);
      await until(async () => (await kept(world)) === 0);
      expect((await sums(world)).applications).toMatchObject({ applied: 1, duplicate: 1, parked: 0 });
      await expectKept(world, 1);
    });

    it('is applied once, however often the process is killed that applies it', async () => {
      const { world, letters, names } = await deadLetters(
        ground,
        Array.from({ length: 10 }, (_, number) => wire({ number, wish: 'type-error' })),
      );
      await letters.retry(names);
      for (let kill = 0; kill < 3; kill += 1) {
        const collector = await ground.process(world, { mended: true, delayMs: 500 });
        if (collector.batches.length === 0) await collector.nextBatch();
        await collector.kill();
      }
      await ground.collector(world, { mended: true });
      await until(async () => (await kept(world)) === 0);
      expect((await sums(world)).applications).toMatchObject({ applied: 10, parked: 0, dead_lettered: 0 });
      await expectKept(world, 10);
    });

    it('is of a topic that its service does not read any more: it stays as it is', async () => {
      const { world, names } = await deadLetters(ground, [wire({ number: 1, wish: 'type-error' })]);
      const letters = await world.kept(['reports.siri']);
      expect([...(await letters.retry(names))]).toEqual([[names[0], 'noReader']]);
      expect((await sums(world)).applications).toMatchObject({ parked: 0, dead_lettered: 1 });
    });
  });
}

import { expectKept, sums, untilHandled } from '../support/expect-kept.js';
import { until } from '../support/until.js';
import { PARTITION, RESIDENT, wire } from '../support/wire.js';
import type { World } from '../support/world.js';
import { partitionOf, type WireMessage } from '#messaging';
import type { TrialGround } from './trial.js';

async function deadLetters(world: World): Promise<Record<string, string | null>[]> {
  return world.ask('SELECT code, detail, handler FROM collector.dead_letter ORDER BY position');
}

/** Puts one bad message among good ones into a single batch. */
async function amongGoodOnes(ground: TrialGround, bad: readonly WireMessage[]): Promise<World> {
  const world = await ground.world();
  const good = Array.from({ length: 20 }, (_, number) => wire({ number }));
  await world.inject([...good.slice(0, 11), ...bad, ...good.slice(11)]);
  await ground.collector(world);
  await untilHandled(world, 20 + bad.length);
  await expectKept(world, 20);
  return world;
}

export function poison(ground: TrialGround): void {
  describe('a poison message in the middle of a batch is a dead letter with its reason, and the rest goes on:', () => {
    it.each<[string, WireMessage, string]>([
      ['a value that PostgreSQL refuses', wire({ number: 99, wish: 'data-error' }), 'DATA_REFUSED'],
      ['a TypeError in the handler', wire({ number: 99, wish: 'type-error' }), 'HANDLER_FAILED'],
      ['an error after the handler wrote and emitted', wire({ number: 99, wish: 'late-error' }), 'HANDLER_FAILED'],
      ['what the handler itself refuses', wire({ number: 99, wish: 'refuse' }), 'REFUSED'],
      ['invalid JSON', wire('{"number":'), 'UNREADABLE'],
      ['U+0000', wire('{"number":1,"note":"\\u0000"}'), 'NUL'],
      ['what breaks its schema', wire('{"number":"one"}'), 'INVALID'],
      ['a type that is unknown', wire({ number: 99 }, {}, { ce_type: 'dk.ankomst.other.v1' }), 'UNKNOWN_TYPE'],
      ['a key of another partition', wire({ number: 99 }, { key: otherResident() }), 'WRONG_PARTITION'],
    ])('%s', async (_, bad, code) => {
      const world = await amongGoodOnes(ground, [bad]);
      const letters = await deadLetters(world);
      expect(letters).toMatchObject([{ code }]);
      expect(JSON.stringify(letters)).not.toContain('Østerbye');
      await until(async () => (await world.idsOn('collector.dead-letters')).length === 1);
    });

    it('the same id with other content; with the same content it is a duplicate', async () => {
      const first = wire({ number: 50 });
      const again = { ...first, headers: { ...first.headers, ce_time: '2026-03-02T10:00:00.000Z' } };
      const other = { ...first, value: Buffer.from('{"number":51}') };
      const world = await ground.world();
      await world.inject([first, again, other]);
      const collector = await ground.collector(world);
      await untilHandled(world, 3);
      await world.inject([again, other]);
      await untilHandled(world, 5);
      await expectKept(world, 1);
      expect((await sums(world)).applications).toMatchObject({ applied: 1, duplicate: 2, dead_lettered: 2 });
      expect((await deadLetters(world)).map(({ code }) => code)).toEqual(['OTHER_CONTENT', 'OTHER_CONTENT']);
      await collector.messaging.check();
    });

    it('many of them', async () => {
      const world = await amongGoodOnes(ground, [
        wire({ number: 90, wish: 'data-error' }),
        wire('null'),
        wire({ number: 91, wish: 'type-error' }),
        wire({ number: 92, wish: 'type-error' }),
      ]);
      expect((await sums(world)).applications).toMatchObject({ applied: 20, dead_lettered: 4 });
    });
  });

  it('a superseded message counts as such', async () => {
    const world = await ground.world();
    await world.inject([wire({ number: 1 }), wire({ number: 2, wish: 'supersede' })]);
    await ground.collector(world);
    await untilHandled(world, 2);
    expect((await sums(world)).applications).toMatchObject({ applied: 1, superseded: 1 });
  });

  it('a message that fits nobody yet is parked, and applied once somebody is known', async () => {
    const world = await ground.world();
    await world.inject([wire({ number: 1, wish: 'park' }), wire({ number: 2 })]);
    await ground.collector(world);
    await untilHandled(world, 2);
    expect((await sums(world)).applications).toMatchObject({ applied: 1, parked: 1 });
    await world.ask('INSERT INTO collector.known VALUES ($1)', [RESIDENT]);
    await until(async () => (await sums(world)).applications?.parked === 0);
    expect((await sums(world)).applications).toMatchObject({ applied: 2, parked: 0, dead_lettered: 0 });
    expect(await world.count('SELECT count(*) FROM collector.effect')).toBe(2);
    expect(await world.count('SELECT count(*) FROM collector.message_parked')).toBe(0);
  });

  it('a message parked for too long is a dead letter', async () => {
    const world = await ground.world();
    await world.inject([wire({ number: 1, wish: 'park' })]);
    await ground.collector(world, { tuning: { parkedAtMostMs: 300 } });
    await untilHandled(world, 1);
    await until(async () => (await deadLetters(world)).length === 1);
    expect(await deadLetters(world)).toMatchObject([{ code: 'PARKED_TOO_LONG', detail: 'nobody yet' }]);
    expect((await sums(world)).applications).toMatchObject({ applied: 0, parked: 0, dead_lettered: 1 });
  });
}

function otherResident(): string {
  for (let number = 0; ; number += 1) {
    if (partitionOf(`resident-${number}`, 4) !== PARTITION) return `resident-${number}`;
  }
}

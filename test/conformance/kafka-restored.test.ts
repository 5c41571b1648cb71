import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { v5 as uuidv5 } from 'uuid';
import { markRestored, undoWhatIsLater } from '#messaging';
import { describeOnKafka } from '../support/kafka/kafka-for-tests.js';
import { expectKept, sums, untilHandled } from './support/expect-kept.js';
import { topics, TRIAL } from './support/trial-contracts.js';
import { services } from './support/trial-schema.js';
import { until } from './support/until.js';
import type { World } from './support/world.js';
import { TrialGround } from './suite/trial.js';

jest.setTimeout(120_000);

const NAMESPACE = '5a0c6c1e-8d57-4d3b-9a53-1d2ad0a5f3a1';
const READ = 20;
const UNREAD = 10;
const UNSENT = 5;
const LATER = 30;

describeOnKafka('a database that went back, on a Kafka that did not', () => {
  const ground = new TrialGround('kafka');
  beforeAll(() => ground.start());
  afterEach(() => ground.endTest());
  afterAll(() => ground.end());

  /** Ids follow from the numbers, as those of a service follow from what it speaks of: said anew, the id is the same. */
  async function say(world: World, first: number, count: number, add = 0): Promise<void> {
    const portal = await world.messaging('portal');
    await portal.transact([], async (work) => {
      for (let number = first; number < first + count; number += 1) {
        const id = uuidv5(String(number), NAMESPACE);
        const data = { number: number + add };
        work.emit('applications', { id, source: 'portal', type: TRIAL, key: `r-${number % 8}`, data });
      }
    });
  }

  const untilSent = (world: World): Promise<void> =>
    until(async () => (await world.count('SELECT count(*) FROM portal.message_outbox')) === 0);

  /** Nothing leaves the portal's outbox meanwhile. */
  async function withoutRelay(world: World, work: () => Promise<void>): Promise<void> {
    const client = new Client({ connectionString: world.ownerUrl });
    await client.connect();
    const lock = createHash('sha256').update('portal').digest().readInt32BE(0);
    await client.query('SELECT pg_advisory_lock(7301003, $1)', [lock]);
    await work();
    await client.end();
  }

  /** Some was read, some was sent and not read, and some has not left yet. */
  async function asItWas(): Promise<World> {
    const world = await ground.world();
    const collector = await ground.collector(world);
    await say(world, 0, READ);
    await untilHandled(world, READ);
    await until(async () => (await world.count('SELECT count(*) FROM collector.message_outbox')) === 0);
    await collector.close();
    await say(world, READ, UNREAD);
    await untilSent(world);
    await withoutRelay(world, async () => {
      await say(world, READ + UNREAD, UNSENT);
      await world.stop();
    });
    return world;
  }

  /** All that waited is said, and something else as well. */
  async function goesOn(world: World, add: number): Promise<void> {
    const collector = await ground.collector(world);
    await say(world, READ + UNREAD + UNSENT, LATER, add);
    await untilSent(world);
    await until(
      async () => (await world.count('SELECT count(*) FROM collector.effect')) === READ + UNREAD + UNSENT + LATER,
    );
    await until(async () => (await world.count('SELECT count(*) FROM collector.message_outbox')) === 0);
    await collector.close();
    await world.stop();
  }

  async function bringBack(backup: World): Promise<World> {
    const restored = await backup.copy();
    await restored.ask(markRestored);
    const names = services.map(({ service }) => service);
    for (const statement of undoWhatIsLater(topics, names)) await restored.ask(statement);
    return restored;
  }

  it('has what was acknowledged by then, once, and none of what was said since, however often it goes back', async () => {
    const lost = await asItWas();
    const backup = await lost.copy();
    await goesOn(lost, 1_000);
    const first = await bringBack(backup);
    await goesOn(first, 2_000);
    const again = await bringBack(backup);
    await goesOn(again, 3_000);
    const { applications } = await sums(again);
    expect(applications).toMatchObject({
      applied: READ + UNREAD + UNSENT + LATER,
      dead_lettered: 0,
      lost: 0,
      duplicate: 0,
    });
    expect(applications?.superseded).toBe(2 * (UNSENT + LATER));
    const since = await again.ask<{ number: number }>(
      `SELECT DISTINCT number / 1000 AS number FROM collector.effect WHERE number >= 1000`,
    );
    expect(since).toEqual([{ number: 3 }]);
    await expectKept(again, READ + UNREAD + UNSENT + LATER);
    await again.stop();
  });

  it('is the same after provisioning again, and where nothing was restored', async () => {
    const world = await asItWas();
    const names = services.map(({ service }) => service);
    for (const statement of undoWhatIsLater(topics, names)) await world.ask(statement);
    expect(await world.ask('SELECT FROM collector.message_undone')).toEqual([]);
    await goesOn(world, 0);
    expect((await sums(world)).applications).toMatchObject({ applied: READ + UNREAD + UNSENT + LATER, superseded: 0 });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ResourcePatternTypes, AclResourceTypes, AclOperationTypes, AclPermissionTypes, type Admin } from 'kafkajs';
import { startLocalKafka, type LocalKafka } from '#local-kafka';
import { fixedSecret, mapSecret, type KafkaConnection } from '#settings';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';
import { expectKept, sums, untilHandled } from './support/expect-kept.js';
import { kafkaClient, openKafkaWire } from './support/transports.js';
import { TrialGround } from './suite/trial.js';
import { until } from './support/until.js';
import type { World } from './support/world.js';

jest.setTimeout(300_000);

/** `npm run test:kills` takes the 20 s of the promise; a shorter absence goes through the same code. */
const AWAY_MS = Number(process.env.AWAY_MS ?? 3_000);
const SESSION_MS = 1_500;
const USERS = ['portal', 'collector', 'siri-connector', 'console', 'owner'];
const passwords = Object.fromEntries(USERS.map((user) => [user, `password-of-${user}`]));

const numbers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ resident: `r-${(from + index) % 8}`, number: from + index }));

describeWithOwnKafka('what only Kafka can do wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-faults-'));
  const broking = { folder, superUser: 'owner', tls: true, endsWithMe: true };
  let broker: LocalKafka;
  const start = async (port?: number): Promise<void> => {
    broker = await startLocalKafka({ ...broking, port, users: passwords });
  };
  /** As a file of it says it at each connection. */
  const loginOf = (user: string): KafkaConnection['login'] => ({
    user,
    password: mapSecret(fixedSecret(user), (name) => passwords[name] ?? 'unknown'),
  });
  const ground = new TrialGround('kafka', () => openKafkaWire(broker.brokers, loginOf));
  beforeAll(async () => {
    await Promise.all([ground.start(), start()]);
  });
  afterEach(() => ground.endTest());
  afterAll(async () => {
    await ground.end();
    await broker?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function asOwner<T>(world: World, work: (admin: Admin, prefix: string) => Promise<T>): Promise<T> {
    const connection = world.kafka('owner') as KafkaConnection & { prefix: string };
    const admin = kafkaClient(connection).admin();
    await admin.connect();
    return work(admin, connection.prefix).finally(() => admin.disconnect());
  }

  it(`the broker away for ${AWAY_MS / 1000} s in mid-batch: not ready meanwhile, what is told stays, then all goes on`, async () => {
    const world = await ground.world();
    const ends: Error[] = [];
    const collector = await ground.collector(world, {
      delayMs: 20,
      tuning: { batchSize: 5 },
      fatal: (error) => ends.push(error),
    });
    await world.write('applications', numbers(200));
    await untilHandled(world, 20);
    const port = Number(broker.brokers[0]?.split(':')[1]);
    await broker.kill();
    await world.write('applications', numbers(200, 200)); // a service tells on while the broker is away
    await until(() => isUnwell(collector));
    await pause(AWAY_MS);
    await start(port);
    await untilHandled(world, 400);
    await until(async () => !(await isUnwell(collector)));
    await expectKept(world, 400);
    expect((await sums(world)).applications).toMatchObject({ applied: 400, dead_lettered: 0, lost: 0 });
    expect(ends).toEqual([]);
  });

  it('a password that changes is the new one at the next connection; while broker and file differ, all waits', async () => {
    const world = await ground.world();
    const ends: Error[] = [];
    await ground.collector(world, { fatal: (error) => ends.push(error) });
    await world.write('applications', numbers(20));
    await untilHandled(world, 20);
    const port = Number(broker.brokers[0]?.split(':')[1]);
    await broker.kill();
    const changed = { ...passwords, portal: 'another-of-portal', collector: 'another-of-collector' };
    broker = await startLocalKafka({ ...broking, port, users: changed });
    await world.write('applications', numbers(20, 20));
    await pause(2_000);
    Object.assign(passwords, changed);
    await untilHandled(world, 40);
    await expectKept(world, 40);
    expect(ends).toEqual([]);
  });

  it('a broker that stands still until a sending is given up takes it in the end, and what is told after it, too', async () => {
    const world = await ground.world();
    const portal = await world.messaging('portal', { answerMs: 1_000 });
    await ground.collector(world);
    await world.write('applications', numbers(20));
    await untilHandled(world, 20);
    process.kill(broker.pid, 'SIGSTOP');
    await world.write('applications', numbers(20, 20));
    await until(() => isUnwell({ messaging: portal }));
    await world.write('applications', numbers(20, 40)); // the next sending is another one
    process.kill(broker.pid, 'SIGCONT');
    await untilHandled(world, 60);
    await untilOutboxIsEmpty(world, 'portal');
    await expectKept(world, 60);
  });

  it('a member that stands still for longer than its session is evicted; when it goes on, nothing happens twice', async () => {
    const world = await ground.world();
    const slow = { delayMs: 10, tuning: { batchSize: 5, sessionMs: SESSION_MS } };
    const [still, other] = [await ground.process(world, slow), await ground.process(world, slow)];
    await world.write('applications', numbers(400));
    await still.nextBatch();
    process.kill(still.pid, 'SIGSTOP');
    await until(async () => (await members(world)).length === 1);
    process.kill(still.pid, 'SIGCONT');
    await world.write('applications', numbers(200, 400));
    await untilHandled(world, 600);
    await expectKept(world, 600);
    expect(await still.stop()).toBe(0);
    expect(await other.stop()).toBe(0);
  });

  it('a batch that takes longer than the session costs its process no membership', async () => {
    const world = await ground.world();
    const slow = await ground.process(world, { delayMs: 3 * SESSION_MS, tuning: { sessionMs: SESSION_MS } });
    const before = await members(world);
    await world.write('applications', numbers(40));
    await untilHandled(world, 40);
    await expectKept(world, 40);
    expect(slow.batches.length).toBeGreaterThan(1);
    expect(await members(world)).toEqual(before); // who was evicted joins under another id
    expect(await slow.stop()).toBe(0);
  });

  it('a member that joins and one that leaves in the middle of batches change nothing', async () => {
    const world = await ground.world();
    const slow = { delayMs: 60, tuning: { batchSize: 5 } };
    const first = await ground.process(world, slow);
    await world.write('applications', numbers(300));
    await world.write('reports.siri', numbers(300, 1_000));
    for (let turn = 0; turn < 3; turn += 1) {
      const guest = await ground.process(world, slow);
      await Promise.race([guest.nextBatch(), untilHandled(world, 600)]);
      expect(await guest.stop()).toBe(0);
    }
    await untilHandled(world, 600);
    await expectKept(world, 600);
    expect(await first.stop()).toBe(0);
  });

  it('what Kafka believes of the group’s place counts for nothing: it is a hint, and a wrong one does no harm', async () => {
    const world = await ground.world();
    const first = await ground.process(world);
    await world.write('applications', numbers(100));
    await untilHandled(world, 100);
    expect(await first.stop()).toBe(0);
    await world.write('applications', numbers(100, 100));
    await untilOutboxIsEmpty(world, 'portal');
    await asOwner(world, async (admin, prefix) => {
      const topic = `${prefix}applications`;
      const ends = await admin.fetchTopicOffsets(topic);
      const wrong = ends.map(({ partition, high }) => ({ partition, offset: partition % 2 === 0 ? high : '0' }));
      await admin.setOffsets({ groupId: `${prefix}collector`, topic, partitions: wrong });
    });
    const second = await ground.process(world);
    await untilHandled(world, 200);
    await expectKept(world, 200);
    expect((await sums(world)).applications).toMatchObject({ applied: 200, duplicate: 0, lost: 0 });
    await until(async () => (await committed(world)) === 200); // and it is put right
    expect(await second.stop()).toBe(0);
  });

  it('a consumer that kafkajs would not start again ends its process with a non-zero code', async () => {
    const world = await ground.world();
    const collector = await ground.process(world, { tuning: { sessionMs: SESSION_MS } });
    await asOwner(world, (admin, prefix) =>
      admin.deleteAcls({
        filters: [
          {
            resourceType: AclResourceTypes.GROUP,
            resourceName: `${prefix}collector`,
            resourcePatternType: ResourcePatternTypes.LITERAL,
            operation: AclOperationTypes.ANY,
            permissionType: AclPermissionTypes.ANY,
          },
        ],
      }),
    );
    expect(await collector.ended).toBe(1);
  });

  it('what the broker no longer has is counted as lost, and the rest goes on', async () => {
    const world = await ground.world();
    await world.write('applications', numbers(80));
    await untilOutboxIsEmpty(world, 'portal');
    const first = await ground.process(world);
    await untilHandled(world, 80);
    expect(await first.stop()).toBe(0);
    await world.write('applications', numbers(80, 80));
    await untilOutboxIsEmpty(world, 'portal');
    const gone = await asOwner(world, async (admin, prefix) => {
      const topic = `${prefix}applications`;
      const [last] = (await admin.fetchTopicOffsets(topic)).filter(({ high }) => Number(high) > 3).slice(-1);
      const { partition = 0, high = '0' } = last ?? {};
      const [{ next }] = (await world.ask(
        `SELECT next FROM collector.message_position WHERE topic = 'applications' AND partition = ${partition}`,
      )) as [{ next: string }];
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(Number(high) - 1) }] });
      return Number(high) - 1 - Number(next);
    });
    expect(gone).toBeGreaterThan(0);
    const second = await ground.process(world);
    await untilHandled(world, 160);
    expect((await sums(world)).applications).toMatchObject({ applied: 160 - gone, lost: gone });
    expect(await second.stop()).toBe(0);
  });

  it('a topic that was made anew under a position ends the process with what to do: nothing is passed over in silence', async () => {
    const world = await ground.world();
    const first = await ground.process(world);
    await world.write('applications', numbers(40));
    await untilHandled(world, 40);
    expect(await first.stop()).toBe(0);
    await asOwner(world, async (admin, prefix) => {
      const topic = `${prefix}applications`;
      await admin.deleteTopics({ topics: [topic] });
      await until(async () => !(await admin.listTopics()).includes(topic));
      await until(async () => {
        await admin.createTopics({ topics: [{ topic, numPartitions: 4 }] }).catch(() => false); // it may be made all the same
        return (await admin.listTopics()).includes(topic);
      });
    });
    const ends: Error[] = [];
    await ground.collector(world, { fatal: (error) => ends.push(error) });
    await until(() => ends.length > 0);
    expect(ends[0]).toMatchObject({ code: 'CANNOT_GO_ON' });
    expect(ends[0]?.message).toMatch(/was made anew, or its end was lost/);
  });

  it('all of it works over TLS, too', async () => {
    const tls = new TrialGround('kafka', () =>
      openKafkaWire(broker.tls?.brokers ?? [], loginOf, { ca: broker.tls?.ca }),
    );
    await tls.start();
    try {
      const world = await tls.world();
      await tls.collector(world);
      await world.write('applications', numbers(20));
      await untilHandled(world, 20);
      await expectKept(world, 20);
    } finally {
      await tls.endTest();
      await tls.end();
    }
  });

  it('a wrong password is said in a sentence, at once', async () => {
    const wrong = new TrialGround('kafka', () =>
      openKafkaWire(broker.brokers, (user) => ({ user, password: fixedSecret('wrong') })),
    );
    await wrong.start();
    await expect(wrong.world()).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
      message: expect.stringMatching(/refuses the user "owner"\. Check KAFKA_USER and KAFKA_PASSWORD/) as string,
    });
    await wrong.end();
  });

  async function members(world: World): Promise<readonly string[]> {
    return asOwner(world, async (admin, prefix) => {
      const { groups } = await admin.describeGroups([`${prefix}collector`]);
      return (groups[0]?.members ?? []).map(({ memberId }) => memberId).sort();
    });
  }

  async function committed(world: World): Promise<number> {
    return asOwner(world, async (admin, prefix) => {
      const [offsets] = await admin.fetchOffsets({ groupId: `${prefix}collector`, topics: [`${prefix}applications`] });
      return (offsets?.partitions ?? []).reduce((sum, { offset }) => sum + Number(offset), 0);
    });
  }
});

function isUnwell({ messaging }: { messaging: { check(): Promise<void> } }): Promise<boolean> {
  return messaging.check().then(
    () => false,
    () => true,
  );
}

async function untilOutboxIsEmpty(world: World, schema: string): Promise<void> {
  await until(async () => (await world.count(`SELECT count(*) FROM ${schema}.message_outbox`)) === 0);
}

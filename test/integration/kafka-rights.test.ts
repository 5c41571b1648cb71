import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  logLevel,
  ResourcePatternTypes,
  type SASLOptions,
} from 'kafkajs';
import { contracts } from '#contracts';
import { startLocalKafka, type LocalKafka } from '#local-kafka';
import { kafkaAcls, kafkaUsers, provisionKafka, type ProvisionedKafka } from '#messaging';
import { createLogger } from '#observability';
import { fixedSecret } from '#settings';
import { until } from '../conformance/support/until.js';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';

jest.setTimeout(120_000);

const REFUSED = 'not authorized to access the topic';
const PREFIX = 'ankomst.';
const services = kafkaUsers(contracts.topics);
const topics = contracts.topics.map((topic) => ({ ...topic, name: PREFIX + topic.name }));
const names = topics.map(({ name }) => name);
const passwords = Object.fromEntries(
  [...services, 'agency-sandbox', 'owner'].map((name) => [name, `password-of-${name}`]),
);

describeWithOwnKafka('on a Kafka with the rights of the topic table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-rights-'));
  let broker: LocalKafka;
  beforeAll(async () => {
    broker = await startLocalKafka({ folder, users: passwords, superUser: 'owner', endsWithMe: true });
    expect(await provisioned()).toMatchObject({ made: names });
    for (const topic of names) expect(await write('owner', topic)).toBe('done');
  });
  afterAll(async () => {
    await broker?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  function provisioned(): Promise<ProvisionedKafka> {
    const login = { user: 'owner', password: fixedSecret(passwords.owner ?? '') };
    const connection = { brokers: broker.brokers, prefix: PREFIX, login };
    return provisionKafka(connection, contracts.topics, 1, createLogger('provision', 'silent'));
  }

  function as(user: string, password = passwords[user]): Kafka {
    const sasl = { mechanism: 'scram-sha-512', username: user, password } as SASLOptions;
    return new Kafka({ clientId: 'test', brokers: [...broker.brokers], sasl, logLevel: logLevel.NOTHING });
  }

  /** `idempotent` as our services write; who has no business on Kafka is refused that before any topic. */
  async function write(user: string, topic: string, idempotent = false): Promise<string> {
    const producer = as(user).producer({ idempotent });
    await producer.connect();
    const sent = producer.send({ topic, messages: [{ key: 'r', value: 'x' }] });
    return outcome(sent).finally(() => producer.disconnect());
  }

  /** Reads the first message. */
  async function read(user: string, topic: string, group = PREFIX + user): Promise<string> {
    const consumer = as(user).consumer({ groupId: group, retry: { initialRetryTime: 50 } });
    await consumer.connect();
    const first = new Promise<string>((resolve) => {
      consumer.on('consumer.crash', ({ payload: { error, restart } }) => {
        if (!restart) resolve(refusalOf(error)); // otherwise the broker only just comes up
      });
      const running = consumer
        .subscribe({ topic, fromBeginning: true })
        .then(() => consumer.run({ autoCommit: false, eachMessage: async () => resolve('done') }));
      running.catch((error: Error) => resolve(refusalOf(error)));
    });
    return first.finally(() => consumer.disconnect());
  }

  async function each(of: readonly string[], attempt: (topic: string) => Promise<string>): Promise<[string, string][]> {
    const outcomes: [string, string][] = [];
    for (const name of of) outcomes.push([name, await attempt(name)]);
    return outcomes;
  }
  const all = (of: readonly string[], said: string): [string, string][] => of.map((name) => [name, said]);

  describe.each(services)('%s', (service) => {
    const [written, read_] = [
      topics.filter(({ writtenBy }) => writtenBy.includes(service)),
      topics.filter(({ readBy }) => readBy.includes(service)),
    ].map((table) => table.map(({ name }) => name)) as [string[], string[]];

    it('writes the topics that the table says', async () => {
      expect(await each(written, (topic) => write(service, topic, true))).toEqual(all(written, 'done'));
    });
    it('writes no other topic', async () => {
      const others = names.filter((name) => !written.includes(name));
      expect(await each(others, (topic) => write(service, topic))).toEqual(all(others, REFUSED));
    });
    it('reads the topics that the table says', async () => {
      expect(await each(read_, (topic) => read(service, topic))).toEqual(all(read_, 'done'));
    });
    it('reads no other topic', async () => {
      const others = names.filter((name) => !read_.includes(name));
      expect(await each(others, (topic) => read(service, topic))).toEqual(all(others, REFUSED));
    });
  });

  it('a reader does not read in the group of another, whose positions it would move', async () => {
    expect(await read('siri-connector', `${PREFIX}dossiers.siri`, `${PREFIX}tax-connector`)).toMatch(
      /group coordinator/,
    );
    expect(await read('siri-connector', `${PREFIX}dossiers.siri`, 'siri-connector')).toMatch(/group coordinator/);
  });

  it('a service makes and removes no topic, and gives no right', async () => {
    const admin = as('collector').admin();
    await admin.connect();
    const denied = /[Aa]uthoriz/;
    await expect(admin.createTopics({ topics: [{ topic: 'own' }] })).rejects.toThrow();
    await expect(admin.deleteTopics({ topics: [`${PREFIX}cases`] })).rejects.toThrow();
    await expect(admin.describeAcls(everything)).rejects.toThrow(denied);
    await admin.disconnect();
  });

  it('a right that the table does not give is taken away by the next provisioning, and the others stay', async () => {
    const admin = as('owner').admin();
    await admin.connect();
    const acl = {
      resourceType: AclResourceTypes.TOPIC,
      resourceName: `${PREFIX}dossiers.siri`,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      principal: 'User:tax-connector',
      host: '*',
      operation: AclOperationTypes.READ,
      permissionType: AclPermissionTypes.ALLOW,
    };
    await admin.createAcls({ acl: [acl] });
    await until(async () => (await read('tax-connector', acl.resourceName)) === 'done');
    const { acls, made } = await provisioned();
    expect({ acls, made }).toEqual({ acls: kafkaAcls(contracts.topics, PREFIX).length, made: [] });
    await until(async () => (await read('tax-connector', acl.resourceName)) === REFUSED);
    expect(await read('siri-connector', acl.resourceName)).toBe('done');
    await admin.disconnect();
  });

  it('somebody whom the table does not name may do nothing', async () => {
    expect(await each(names, (topic) => write('agency-sandbox', topic))).toEqual(all(names, REFUSED));
    expect(await each(names, (topic) => read('agency-sandbox', topic))).toEqual(all(names, REFUSED));
  });
});

const everything = {
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  permissionType: AclPermissionTypes.ANY,
  operation: AclOperationTypes.ANY,
};

async function outcome(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(() => 'done', refusalOf);
}

function refusalOf(error: Error): string {
  return /Not authorized to access topics/.test(error.message) ? REFUSED : error.message;
}

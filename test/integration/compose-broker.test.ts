import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import { contracts } from '#contracts';
import { makeSecrets } from '../../scripts/compose/make-secrets.js';
import { containerOf } from '../architecture/compose-file.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';
import { kafkaTool, kafkaToolCommand } from '../support/kafka/kafka-tool.js';

jest.setTimeout(180_000);

const project = join(__dirname, '..', '..');
const { environment, healthcheck } = containerOf('kafka');
const { command: makeUsers } = containerOf('kafka-users');

/** The broker of docker-compose.yml without its container: the image's own program makes its settings and its storage. */
describeWithOwnKafka('the Kafka of docker-compose.yml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-compose-'));
  const secrets = join(folder, 'secrets');
  let here: (text: string) => string;
  let env: NodeJS.ProcessEnv;
  let server: ChildProcess;

  beforeAll(async () => {
    const first = await freePorts();
    here = (text) =>
      text
        .replace(/\/\/(0[.]0[.]0[.]0|kafka):/g, '//127.0.0.1:')
        .replace(/\b909([2-4])\b/g, (_, digit: string) => String(first + Number(digit) - 2))
        .replace(/^\/run\/secrets/, secrets)
        .replace('/var/lib/kafka/data', join(folder, 'data'));
    const settings = Object.entries(environment!).map(([name, value]) => [name, here(value)]);
    env = {
      ...process.env,
      ...Object.fromEntries(settings),
      CLUSTER_ID: '5L6g3nShT-eMCtK--X86sw',
    } as NodeJS.ProcessEnv;
    for (const name of ['default', 'mounted', 'final', 'bin']) mkdirSync(join(folder, name));
    makeSecrets(secrets, contracts);
    await provideTools();
  });
  afterAll(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As the image does at each start. */
  async function setup(): Promise<string> {
    const [java = '', ...command] = await kafkaToolCommand('kafka.docker.KafkaDockerWrapper');
    const configs = ['default', 'mounted', 'final'].map((name) => [`--${name}-configs-dir`, join(folder, name)]);
    const { stdout, stderr } = spawnSync(java, [...command, 'setup', ...configs.flat()], { env, encoding: 'utf8' });
    return stdout + stderr;
  }

  async function start(): Promise<void> {
    const [java = '', ...command] = await kafkaToolCommand('kafka.Kafka');
    const heap = command.map((word) => (word.startsWith('-Xmx') ? environment!.KAFKA_HEAP_OPTS! : word));
    server = spawn(java, [...heap, join(folder, 'final', 'server.properties')], { stdio: 'ignore' });
    await eventually(async () => {
      const [, tool, ...args] = healthcheck!.test.map(here);
      expect(tool).toMatch(/kafka-broker-api-versions[.]sh$/);
      expect((await kafkaTool('org.apache.kafka.tools.BrokerApiVersionsCommand', args)).code).toBe(0);
    }, 60_000);
  }

  async function kill(): Promise<void> {
    if (server?.kill('SIGKILL')) await once(server, 'exit');
  }

  /** Kafka's own scripts under their names, from our jars. */
  async function provideTools(): Promise<void> {
    const script = join(folder, 'bin', 'kafka-configs.sh');
    const command = await kafkaToolCommand('kafka.admin.ConfigCommand');
    writeFileSync(script, `#!/bin/sh\nexec ${command.map((word) => `'${word}'`).join(' ')} "$@"\n`);
    chmodSync(script, 0o755);
  }

  /** Some of them: the tool takes its time for each. */
  function giveTheirPasswordsTo(...users: string[]): { status: number | null; stderr: string } {
    const [bash = '', script = '', broker = '', ...all] = makeUsers!;
    const args = [broker, ...all.filter((pair) => users.includes(pair.split('=')[0]!))];
    expect(args).toHaveLength(1 + users.length);
    const file = join(project, 'scripts/compose', script);
    const words = args.map((word) => word.split('=').map(here).join('='));
    return spawnSync(bash, [file, ...words], {
      env: { ...process.env, KAFKA_BIN: join(folder, 'bin') },
      encoding: 'utf8',
    });
  }

  const passwordOf = (user: string) => readFileSync(join(secrets, `${user}_kafka_password`), 'utf8');
  function as(username: string, password: string): Kafka {
    const sasl = { mechanism: 'scram-sha-512', username, password } as SASLOptions;
    const retry = { retries: 2 };
    return new Kafka({ clientId: 'test', brokers: [here('127.0.0.1:9092')], sasl, retry, logLevel: logLevel.NOTHING });
  }
  const admin = () => as('admin', readFileSync(join(secrets, 'kafka_admin_password'), 'utf8')).admin();

  async function topicsOf(client: ReturnType<Kafka['admin']>): Promise<string[]> {
    await client.connect();
    return client.listTopics().finally(() => client.disconnect());
  }

  it('formats its storage at the first start, and finds it formatted at the next', async () => {
    expect(await setup()).toContain('Formatting');
    expect(await setup()).toContain('already formatted');
  });

  it('is healthy by its own check', start);

  it('lets users in once they have their passwords', async () => {
    await expect(topicsOf(admin())).rejects.toThrow('SASL');
    expect(giveTheirPasswordsTo('admin', 'portal')).toMatchObject({ status: 0 });
    expect(await topicsOf(admin())).toEqual([]);
    expect(await topicsOf(as('portal', passwordOf('portal')).admin())).toEqual([]);
  });

  it('lets nobody in with the password of another', async () => {
    await expect(topicsOf(as('portal', passwordOf('collector')).admin())).rejects.toThrow('SASL');
  });

  it('gives no right by itself, and makes no topic because somebody asks for it', async () => {
    const client = admin();
    await client.connect();
    await client.createTopics({ topics: [{ topic: 'applications', numPartitions: 1 }] });
    const portal = as('portal', passwordOf('portal')).producer();
    await portal.connect();
    const message = { messages: [{ key: 'r', value: 'x' }] };
    await expect(portal.send({ topic: 'applications', ...message })).rejects.toThrow('Not authorized');
    await portal.disconnect();
    await expect(client.fetchTopicMetadata({ topics: ['decisions'] })).rejects.toThrow('does not host');
    expect(await client.listTopics()).toEqual(['applications']);
    await client.disconnect();
  });

  it('keeps what it has through a restart, and takes a password that was changed', async () => {
    await kill();
    await setup();
    await start();
    const before = passwordOf('portal');
    writeFileSync(join(secrets, 'portal_kafka_password'), 'another-password');
    expect(giveTheirPasswordsTo('portal')).toMatchObject({ status: 0 });
    await expect(topicsOf(as('portal', before).admin())).rejects.toThrow('SASL');
    await topicsOf(as('portal', 'another-password').admin());
    expect(await topicsOf(admin())).toEqual(['applications']);
  });

  it('says which password is not there', () => {
    rmSync(join(secrets, 'portal_kafka_password'));
    const { status, stderr } = giveTheirPasswordsTo('portal');
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('npm run secrets') });
  });
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from '#local-kafka';
import { Kafka, logLevel } from 'kafkajs';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';
import { freePorts } from '../support/free-ports.js';
import { eventually } from '../support/eventually.js';
import { kafkaTool } from '../support/kafka/kafka-tool.js';

jest.setTimeout(120_000);

describeWithOwnKafka('a Kafka of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-local-kafka-'));
  const started: LocalKafka[] = [];

  async function start(options: Partial<LocalKafkaOptions> = {}): Promise<LocalKafka> {
    const kafka = await startLocalKafka({ folder: join(folder, 'kafka'), endsWithMe: true, ...options });
    started.push(kafka);
    return kafka;
  }

  async function topics({ brokers }: LocalKafka, ...wish: string[]): Promise<string> {
    const args = ['--bootstrap-server', ...brokers, ...wish];
    const { stdout, stderr } = await kafkaTool('org.apache.kafka.tools.TopicCommand', args);
    return stdout + stderr;
  }

  afterAll(async () => {
    for (const kafka of started) await kafka.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the same cluster on the same port after stop and start', async () => {
    const first = await start();
    expect(await topics(first, '--create', '--topic', 'kept', '--partitions', '8')).toBe('Created topic kept.\n');
    await first.stop();
    expect(await listens(first.brokers[0] as string)).toBe(false);
    const second = await start();
    expect(second).toMatchObject({ adopted: false, brokers: first.brokers });
    expect(await topics(second, '--list')).toBe('kept\n');
  });

  it('recovers from kill -9', async () => {
    await started.at(-1)?.kill();
    expect(await topics(await start(), '--list')).toBe('kept\n');
  });

  it('is adopted by whoever starts it while it lives', async () => {
    const { pid } = started.at(-1) as LocalKafka;
    expect(await start()).toMatchObject({ adopted: true, pid });
  });

  it('is ended and started anew when other settings are wanted', async () => {
    const [before] = (started.at(-1) as LocalKafka).brokers;
    const port = await freePorts();
    expect(await start({ port })).toMatchObject({ adopted: false, brokers: [`127.0.0.1:${port}`] });
    expect(await listens(before as string)).toBe(false);
  });

  it('makes no topic because somebody asks for it', async () => {
    const at = ['--bootstrap-server', ...(started.at(-1) as LocalKafka).brokers];
    const wish = ['--topic', 'mistyped', '--max-block-ms', '1000'];
    await kafkaTool('org.apache.kafka.tools.ConsoleProducer', [...at, ...wish], 'x\n');
    expect(await topics(started.at(-1) as LocalKafka, '--list')).toBe('kept\n');
  });

  it('keeps its settings to its owner', () => {
    expect(statSync(join(folder, 'kafka', 'server.properties')).mode & 0o777).toBe(0o600);
  });

  it('lets the members of a new group gather, if that is wished, before they share the partitions', async () => {
    const { brokers } = await start({ gatherMs: 5_000 });
    const client = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
    const admin = client.admin();
    const look = { groupId: 'gathering', topics: ['kept'] };
    await eventually(async () => void (await admin.fetchOffsets(look))); // the coordinator is there from now on
    await admin.disconnect();
    const joined = await Promise.all(
      [0, 500].map(async (after) => {
        await pause(after);
        const consumer = client.consumer({ groupId: 'gathering' });
        const shares: number[] = [];
        const first = new Promise((resolve) =>
          consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) =>
            resolve(shares.push(memberAssignment.kept?.length ?? 0)),
          ),
        );
        await consumer.connect();
        await consumer.subscribe({ topics: ['kept'] });
        await consumer.run({ eachBatch: async () => undefined });
        await first;
        return { consumer, shares };
      }),
    );
    await Promise.all(joined.map(({ consumer }) => consumer.disconnect()));
    expect(joined.map(({ shares }) => shares)).toEqual([[4], [4]]);
  });

  it('says which port is taken, and by that it is', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(start({ folder: join(folder, 'other'), port })).rejects.toMatchObject({
      code: 'START_FAILED',
      message: `Port ${port} of 127.0.0.1 is taken. Give Kafka another one.`,
    });
    server.close();
  });

  it('ends with a starter that is killed, when that was wished', async () => {
    const support = join(__dirname, '../support/kafka');
    const program = [
      '--require',
      join(__dirname, '../conformance/support/register.cjs'),
      join(support, 'broker-of-run.ts'),
    ];
    const starter = spawn(process.execPath, program, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, TMPDIR: folder },
    });
    const [said] = (await once(starter.stdout, 'data')) as [Buffer];
    const [broker] = (JSON.parse(said.toString()) as { brokers: [string] }).brokers;
    expect(await listens(broker)).toBe(true);
    starter.kill('SIGKILL');
    await eventually(async () => expect(await listens(broker)).toBe(false));
  });
});

function listens(address: string): Promise<boolean> {
  const [host, port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect(Number(port), host, () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

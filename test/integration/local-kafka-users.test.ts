import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';
import { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from '#local-kafka';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';

jest.setTimeout(120_000);

const BAD_LOGIN = expect.stringContaining('KafkaJSSASLAuthenticationError') as string;

describeWithOwnKafka('a Kafka of one’s own with users', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-kafka-users-'));
  const wishes = { folder, superUser: 'owner', tls: true, endsWithMe: true };
  let kafka: LocalKafka;
  let commands: readonly string[]; // of all processes while the broker was made and started
  beforeAll(async () => {
    const watch = new CommandLines();
    kafka = await startLocalKafka({ ...wishes, users: { owner: 'first-secret', portal: 'portal-secret' } });
    commands = watch.end();
  });
  afterAll(async () => {
    await kafka?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** `in`, or the error. */
  async function login(username: string, password: string, more: Partial<KafkaConfig> = {}): Promise<string> {
    const sasl = { mechanism: 'scram-sha-512', username, password } as SASLOptions;
    const retry = { retries: 0 };
    const admin = new Kafka({ brokers: [...kafka.brokers], sasl, logLevel: logLevel.NOTHING, retry, ...more }).admin({
      retry,
    });
    return admin.connect().then(
      () => admin.disconnect().then(() => 'in'),
      (error: Error) => `${error.name}: ${error.message}`,
    );
  }

  it('lets in who knows the password, by either mechanism, and nobody else', async () => {
    expect(await login('portal', 'portal-secret')).toBe('in');
    const sasl = { mechanism: 'scram-sha-256', username: 'portal', password: 'portal-secret' } as SASLOptions;
    expect(await login('portal', '', { sasl })).toBe('in');
    expect(await login('portal', 'first-secret')).toEqual(BAD_LOGIN);
    expect(await login('stranger', 'portal-secret')).toEqual(BAD_LOGIN);
    expect(await login('broker', 'portal-secret')).toEqual(BAD_LOGIN);
  });

  it('hangs up on who asks without having logged in', async () => {
    expect(await answerToMetadata(kafka.brokers[0] as string)).toBe('hung up');
  });

  it('speaks TLS under its own authority', async () => {
    const { brokers, ca } = kafka.tls as { brokers: string[]; ca: string };
    expect(await login('portal', 'portal-secret', { brokers, ssl: { ca } })).toBe('in');
    expect(await login('portal', 'wrong', { brokers, ssl: { ca } })).toEqual(BAD_LOGIN);
    expect(await login('portal', 'portal-secret', { brokers, ssl: true })).toMatch(/certificate/);
  });

  it('takes new users and passwords while it lives, and takes out who is not named any more', async () => {
    const users = { owner: 'second-secret', collector: 'collector-secret' };
    const next = await startLocalKafka({ ...wishes, users });
    expect(next).toMatchObject({ adopted: true, pid: kafka.pid });
    expect(await login('owner', 'second-secret')).toBe('in');
    expect(await login('owner', 'first-secret')).toEqual(BAD_LOGIN);
    expect(await login('collector', 'collector-secret')).toBe('in');
    expect(await login('portal', 'portal-secret')).toEqual(BAD_LOGIN);
  });

  it('keeps secrets out of what others may read', () => {
    expect(commands.join('\n')).toContain('server.properties'); // something was seen at all
    expect(commands.filter((line) => line.includes('-secret'))).toEqual([]);
    for (const name of ['secret', 'server.properties', 'users.json', 'server.log']) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
    expect(readFileSync(join(folder, 'users.json'), 'utf8')).not.toContain('-secret');
    expect(readdirSync(folder).filter((name) => /password|login|arguments|draft/.test(name))).toEqual([]);
  });

  it.each<[string, Partial<LocalKafkaOptions>, RegExp]>([
    ['the name that the broker has for itself', { users: { broker: 'x' } }, /"broker" cannot be the name/],
    ['a name with a comma', { users: { 'a,b': 'x' } }, /"a,b" cannot be the name/],
    ['an empty password', { users: { portal: '' } }, /The password of "portal" is empty/],
    ['a super user without a password', { users: { portal: 'x' }, superUser: 'owner' }, /"owner" is not among/],
  ])('refuses %s', async (_, options, message) => {
    await expect(startLocalKafka({ folder: join(folder, 'never'), ...options })).rejects.toThrow(message);
  });
});

/** All command lines of this machine, looked at again and again. */
class CommandLines {
  private readonly seen = new Set<string>();
  private readonly timer = setInterval(() => this.look(), 40);

  end(): readonly string[] {
    clearInterval(this.timer);
    this.look();
    return [...this.seen];
  }

  private look(): void {
    for (const line of execFileSync('ps', ['-axww', '-o', 'args=']).toString().split('\n')) this.seen.add(line);
  }
}

/** Metadata, version 1, of all topics, as the first thing said. */
function answerToMetadata(address: string): Promise<string> {
  const [host, port] = address.split(':');
  const question = Buffer.from('0000000e' + '0003' + '0001' + '00000007' + 'ffff' + 'ffffffff', 'hex');
  return new Promise((resolve) => {
    const socket = connect(Number(port), host, () => socket.write(question));
    socket.once('data', () => resolve('answered'));
    socket.once('close', () => resolve('hung up'));
    socket.once('error', () => resolve('hung up'));
  });
}

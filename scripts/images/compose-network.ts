import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { contracts } from '#contracts';
import { startEmbeddedPostgres } from '#database';
import { startLocalKafka } from '#local-kafka';
import { ADMIN, ADMIN_PASSWORD } from '../compose/broker.js';
import { makeSecrets } from '../compose/make-secrets.js';
import { membersOf, PORT, secretOf } from '../compose/members.js';

/** What the containers of compose find in their network, on this machine: the database, the broker, the secrets. */
export interface ComposeNetwork {
  readonly secrets: string;
  /** What stands in docker-compose.yml, as it is here. */
  here(text: string): string;
  /** The same for a port. */
  port(inCompose: number): number;
  close(): Promise<void>;
}

/** All of it in a folder of its own, which goes with it. */
export async function openComposeNetwork(place: string): Promise<ComposeNetwork> {
  const folder = mkdtempSync(join(place, 'ankomst-surroundings-'));
  const ends: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const database = await startEmbeddedPostgres({ dataDir: join(folder, 'data') });
    ends.push(async () => {
      await database.stop();
      rmSync(dirname(database.dataDir), { recursive: true, force: true });
    });
    const secrets = secretsFor(join(folder, 'secrets'), database.url);
    const kafka = await startLocalKafka({
      folder: join(folder, 'kafka'),
      users: usersFrom(secrets),
      superUser: ADMIN,
      endsWithMe: true,
    });
    ends.push(() => kafka.kill());
    const shift = (await freePorts()) - PORT;
    const port = (inCompose: number): number => inCompose + shift;
    return { secrets, port, here: (text) => addressesHere(text, kafka.brokers, port), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** As `npm run secrets` makes them, for this database. */
function secretsFor(folder: string, ownerUrl: string): string {
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(folder, 'database_url'), ownerUrl);
  makeSecrets(folder, contracts);
  return folder;
}

function usersFrom(secrets: string): Record<string, string> {
  const password = (name: string): string => readFileSync(join(secrets, name), 'utf8');
  const members = membersOf(contracts).filter(({ events }) => events);
  return {
    [ADMIN]: password(ADMIN_PASSWORD),
    ...Object.fromEntries(members.map((member) => [member.name, password(secretOf(member, 'kafka_password'))])),
  };
}

/** `http://portal:3000` → `http://127.0.0.1:23000`: all containers share this machine's network. */
function addressesHere(text: string, brokers: readonly string[], port: (inCompose: number) => number): string {
  return text
    .replace(/^kafka:\d+$/, brokers.join(','))
    .replace(/http:\/\/[a-z0-9.-]+:(\d+)/g, (_, inCompose: string) => `http://127.0.0.1:${port(Number(inCompose))}`);
}

/** The portal's, with all that follow from it. */
async function freePorts(): Promise<number> {
  const offsets = membersOf(contracts).map(({ port }) => port - PORT);
  for (let first = 20_000; first < 32_000; first += 200) {
    const free = await Promise.all(offsets.map((offset) => isFree(first + offset)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No ports are free from 20000 to 32000.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

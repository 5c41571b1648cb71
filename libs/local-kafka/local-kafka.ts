import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOnce } from '#daemons';
import { answers } from './answers.js';
import { getCertificates, type Certificates } from './certificates.js';
import { LocalKafkaError } from './errors.js';
import { format } from './format.js';
import { getJars } from './jars.js';
import { getJava } from './java.js';
import { launch } from './launch.js';
import { choosePorts, findPorts, keepPorts } from './ports.js';
import { end, findProcessOf } from './process.js';
import type { JavaHome } from './run-java.js';
import { securityOf } from './security.js';
import { serverProperties, type Ports } from './server-properties.js';
import { checkUsers, KnownUsers, UserDesk, type Users } from './users.js';
import { endWithMe } from './watchdog.js';

export interface LocalKafkaOptions {
  /** All of the cluster lives here: `data/`, `server.properties`, `server.log`. The same folder is the same cluster again. */
  readonly folder: string;
  /** For clients. Unless given a free one, which the folder keeps. */
  readonly port?: number;
  /**
   * Name → password. With users, clients log in (SCRAM-SHA-512 or -256) and may do what they were given the right to,
   * nothing by themselves. Those of the last start that are not named any more are taken out.
   */
  readonly users?: Users;
  /** The one of them that may do everything. */
  readonly superUser?: string;
  /** A second listener with TLS, under a certificate of the folder's own authority. */
  readonly tls?: boolean;
  /** How long the first member of a group waits for others before they share the partitions; 0 unless given, 3,000 in Kafka itself. */
  readonly gatherMs?: number;
  /** The broker is killed when this process ends without stopping it, as a test may. Otherwise it lives on and is adopted. */
  readonly endsWithMe?: boolean;
  /** Told in short words of fetching, starts, adoptions. */
  readonly log?: (message: string) => void;
}

export interface LocalKafka {
  /** As clients want them: `127.0.0.1:<port>`. */
  readonly brokers: readonly string[];
  /** `ca` is what clients trust, in PEM. */
  readonly tls: { readonly brokers: readonly string[]; readonly ca: string } | undefined;
  readonly folder: string;
  /** Whether a broker that had outlived its starter was taken over. */
  readonly adopted: boolean;
  readonly pid: number;
  /** Done within ten seconds; what was written is there at the next start. */
  stop(): Promise<void>;
  /** As a power cut would: kill -9. Start it again on the same folder. */
  kill(): Promise<void>;
}

/** Graceful first; a broker that is killed recovers. */
const STOP = [
  ['SIGTERM', 7_000],
  ['SIGKILL', 2_000],
] as const;
const KILL = [['SIGKILL', 5_000]] as const;
const ATTEMPTS = 3;

/**
 * A real Apache Kafka of one node on 127.0.0.1. Adopts a living broker of its folder, ends one that was started with
 * other settings, recovers the data of one that was killed.
 * @throws LocalKafkaError
 */
export async function startLocalKafka(options: LocalKafkaOptions): Promise<LocalKafka> {
  const log = options.log ?? (() => undefined);
  checkUsers(options.users ?? {}, options.superUser);
  const home: JavaHome = { java: getJava(), jars: await getJars(log) };
  const ground = await Ground.prepare(home, options);

  const adopted = await ground.findLiving();
  const { pid, ports } = adopted ?? (await ground.start());
  await ground.bringUsersUpToDate(ports);
  log(adopted ? 'broker adopted' : 'broker started');

  const letLive = options.endsWithMe ? endWithMe(pid) : () => undefined;
  const endBy = async (signals: typeof STOP | typeof KILL): Promise<void> => {
    if (findProcessOf(ground.settingsFile) === pid) await end(pid, signals); // otherwise it is long gone
    letLive();
  };
  return {
    brokers: [`127.0.0.1:${ports.clients}`],
    tls: ground.certificates && { brokers: [`127.0.0.1:${ports.tls}`], ca: ground.certificates.authority },
    folder: ground.folder,
    adopted: adopted !== undefined,
    pid,
    stop: () => endBy(STOP),
    kill: () => endBy(KILL),
  };
}

interface Living {
  readonly pid: number;
  readonly ports: Ports;
}

/** A folder with all that a broker is made from. */
class Ground {
  private constructor(
    private readonly home: JavaHome,
    private readonly options: LocalKafkaOptions,
    readonly folder: string,
    private readonly secret: string,
    readonly certificates: Certificates | undefined,
  ) {}

  static async prepare(home: JavaHome, options: LocalKafkaOptions): Promise<Ground> {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    const folder = realpathSync(options.folder);
    const secret = fileOnce(join(folder, 'secret'), () => randomBytes(24).toString('hex'));
    const certificates = options.tls ? await getCertificates(home, folder, secret) : undefined;
    return new Ground(home, options, folder, secret, certificates);
  }

  get settingsFile(): string {
    return join(this.folder, 'server.properties');
  }

  /** A broker of this folder that was started as it would be now. Another one is ended: two on the same data cannot be. */
  async findLiving(): Promise<Living | undefined> {
    const pid = findProcessOf(this.settingsFile);
    if (!pid) return undefined;
    const ports = findPorts(this.folder);
    if (ports && this.isWanted(ports) && (await answers(ports.clients))) return { pid, ports };
    await end(pid, STOP);
    return undefined;
  }

  /** A port may be taken between the choice and the start: then once more, with others. */
  async start(): Promise<Living> {
    let lastWords = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const ports = await choosePorts(this.options.port, attempt === 0 ? findPorts(this.folder) : undefined);
      await this.format(ports);
      writeFileSync(this.settingsFile, this.settings(ports), { mode: 0o600 });
      keepPorts(this.folder, ports);
      const launched = await launch(this.home, this.settingsFile, ports.clients, this.logFile);
      if (launched.pid) return { pid: launched.pid, ports };
      lastWords = launched.lastWords;
    }
    throw new LocalKafkaError('START_FAILED', `Kafka did not start: ${lastWords}. See ${this.logFile}.`);
  }

  async bringUsersUpToDate(ports: Ports): Promise<void> {
    const { users } = this.options;
    if (!users) return;
    const known = new KnownUsers(this.folder, this.secret);
    const { changed, gone } = known.differences(users);
    const desk = new UserDesk(this.home, this.folder, `127.0.0.1:${ports.broker}`, this.secret);
    for (const [name, password] of Object.entries(changed)) await desk.give(name, password);
    for (const name of gone) await desk.take(name);
    known.remember(users);
  }

  private async format(ports: Ports): Promise<void> {
    const users = this.options.users ?? {};
    const fresh = await format(this.home, this.folder, (data) => this.settings(ports, data), users);
    if (fresh) new KnownUsers(this.folder, this.secret).remember(users);
  }

  private get logFile(): string {
    return join(this.folder, 'server.log');
  }

  private isWanted(ports: Ports): boolean {
    const wanted = this.settings({ ...ports, clients: this.options.port ?? ports.clients });
    return readFileSync(this.settingsFile, 'utf8') === wanted;
  }

  private settings(ports: Ports, data = join(this.folder, 'data')): string {
    const { users, superUser, gatherMs = 0 } = this.options;
    const { secret, certificates } = this;
    const security = securityOf({ users: users !== undefined, superUser, secret, certificates });
    return serverProperties(data, ports, security, gatherMs);
  }
}

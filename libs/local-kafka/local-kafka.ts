import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from './answers.js';
import { LocalKafkaError } from './errors.js';
import { format } from './format.js';
import { freePort, isFree } from './free-port.js';
import { areJarsThere, getJars } from './jars.js';
import { getJava, getMaven } from './java.js';
import { launch } from './launch.js';
import { end, findProcessOf } from './process.js';
import type { JavaHome } from './run-java.js';
import { serverProperties, type Ports } from './server-properties.js';
import { endWithMe } from './watchdog.js';

export interface LocalKafkaOptions {
  /** All of the cluster lives here: `data/`, `server.properties`, `server.log`. The same folder is the same cluster again. */
  readonly folder: string;
  /** For clients. Unless given a free one, which the folder keeps. */
  readonly port?: number;
  /** The broker is killed when this process ends without stopping it, as a test may. Otherwise it lives on and is adopted. */
  readonly endsWithMe?: boolean;
  /** Told in short words of fetching, starts, adoptions. */
  readonly log?: (message: string) => void;
}

export interface LocalKafka {
  /** As clients want them: `127.0.0.1:<port>`. */
  readonly brokers: readonly string[];
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

/** What this machine lacks for a Kafka of its own, as a sentence; undefined when it lacks nothing. */
export function missingForKafka(): string | undefined {
  try {
    getJava();
    if (!areJarsThere()) getMaven();
    return undefined;
  } catch (error) {
    return (error as LocalKafkaError).message;
  }
}

/**
 * A real Apache Kafka of one node on 127.0.0.1. Adopts a living broker of its folder, ends one that was started with
 * other settings, recovers the data of one that was killed.
 * @throws LocalKafkaError
 */
export async function startLocalKafka(options: LocalKafkaOptions): Promise<LocalKafka> {
  const log = options.log ?? (() => undefined);
  const home: JavaHome = { java: getJava(), jars: await getJars(log) };
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const folder = realpathSync(options.folder);
  const file = join(folder, 'server.properties');

  const living = findProcessOf(file);
  const known = findPorts(folder);
  if (living && known && isWanted(options, folder, known) && (await answers(known.clients))) {
    log('broker adopted');
    return running(folder, living, known, { ...options, adopted: true });
  }
  if (living) await end(living, STOP);

  let lastWords = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const ports = await choosePorts(options, attempt === 0 ? known : undefined);
    await format(home, folder, (data) => serverProperties(data, ports));
    writeFileSync(file, serverProperties(join(folder, 'data'), ports), { mode: 0o600 });
    writeFileSync(join(folder, 'ports.json'), JSON.stringify(ports));
    const launched = await launch(home, file, ports.clients, join(folder, 'server.log'));
    if (launched.pid) {
      log('broker started');
      return running(folder, launched.pid, ports, { ...options, adopted: false });
    }
    lastWords = launched.lastWords;
  }
  throw new LocalKafkaError('START_FAILED', `Kafka did not start: ${lastWords}. See ${join(folder, 'server.log')}.`);
}

function running(
  folder: string,
  pid: number,
  ports: Ports,
  { adopted, endsWithMe }: { adopted: boolean; endsWithMe?: boolean },
): LocalKafka {
  const letLive = endsWithMe ? endWithMe(pid) : () => undefined;
  const endBy = async (signals: typeof STOP | typeof KILL): Promise<void> => {
    if (findProcessOf(join(folder, 'server.properties')) === pid) await end(pid, signals); // otherwise it is long gone
    letLive();
  };
  return {
    brokers: [`127.0.0.1:${ports.clients}`],
    folder,
    adopted,
    pid,
    stop: () => endBy(STOP),
    kill: () => endBy(KILL),
  };
}

function findPorts(folder: string): Ports | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8')) as Ports;
  } catch {
    return undefined;
  }
}

/** Whether the broker was started as it would be now. */
function isWanted({ port }: LocalKafkaOptions, folder: string, known: Ports): boolean {
  const wanted = serverProperties(join(folder, 'data'), { ...known, clients: port ?? known.clients });
  return readFileSync(join(folder, 'server.properties'), 'utf8') === wanted;
}

async function choosePorts({ port }: LocalKafkaOptions, known: Ports | undefined): Promise<Ports> {
  if (port && !(await isFree(port))) {
    throw new LocalKafkaError('START_FAILED', `Port ${port} of 127.0.0.1 is taken. Give Kafka another one.`);
  }
  const keep = async (wanted: number | undefined): Promise<number> =>
    wanted && (await isFree(wanted)) ? wanted : freePort();
  return { clients: port ?? (await keep(known?.clients)), controller: await keep(known?.controller) };
}

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serviceUrl } from '#database';
import { plainSealer } from '#secrecy';
import { nodeFlags } from '#service';
import { freePort } from '../stage/free-port.js';
import type { Template } from '../stage/installation.js';
import { Program, root } from '../stage/program.js';
import { Watcher } from '../stage/watcher.js';
import type { Contender, Running, Stage } from './contender.js';

const LOOK_EVERY_MS = 50;

/**
 * The collector as an installation runs it, in so many processes, on the Kafka that holds the load.
 * @param template `plain` for the same with nothing encrypted, which no installation can be: to see what encryption costs
 */
export function collectorOnKafka(
  id: string,
  title: string,
  processes: number,
  template: Template = 'sealed',
): Contender {
  return {
    id,
    title,
    async start({ installation, broker, folder, topics, sealedTopics, keys }) {
      const databaseUrl = await installation.freshDatabase(template);
      const { prefix } = template === 'plain' ? topics : sealedTopics;
      const kafka = { brokers: broker.brokers, prefix };
      const running = await startCollectors({ folder, databaseUrl, processes, kafka, template });
      const sealer = template === 'plain' ? plainSealer : keys.sealer;
      return { ...running, sealer, isAtWork: () => broker.isAtWork(`${prefix}collector`) };
    },
  };
}

/** One collector on the PostgreSQL log, which `fill` has put the load into: what `npm start` is made of. */
export function collectorOnLog(id: string, title: string, fill: (url: string) => Promise<unknown>): Contender {
  return {
    id,
    title,
    async start({ installation, folder, keys }: Stage) {
      const databaseUrl = await installation.freshDatabase('sealed');
      await fill(databaseUrl);
      const running = await startCollectors({ folder, databaseUrl, processes: 1 });
      return { ...running, sealer: keys.sealer, isAtWork: async () => (await running.handled()) > 0 };
    },
  };
}

/** Of all runs in a folder: beside it, since keys lie apart from data. */
export const keysDirOf = (folder: string): string => `${folder}-keys`;

/** How collectors are started: on Kafka when it is named, on the PostgreSQL log otherwise. */
interface Start {
  folder: string;
  databaseUrl: string;
  processes: number;
  kafka?: { brokers: readonly string[]; prefix: string };
  template?: Template;
}

export async function startCollectors({
  folder,
  databaseUrl,
  processes,
  kafka = { brokers: [], prefix: '' },
  template = 'sealed',
}: Start): Promise<Omit<Running, 'isAtWork'>> {
  const flags = template === 'plain' ? [...nodeFlags, '--require', join(__dirname, 'plain.cjs')] : nodeFlags;
  const programs: Program[] = [];
  for (let count = 0; count < processes; count += 1) {
    const own = mkdtempSync(join(folder, 'collector-'));
    const env = {
      KAFKA_BROKERS: kafka.brokers.join(','),
      KAFKA_PREFIX: kafka.prefix,
      DATABASE_URL: serviceUrl(databaseUrl, 'collector'),
      COLLECTOR_PORT: String(await freePort()),
      DATA_DIR: own,
      KEYS_DIR: keysDirOf(folder),
      LOG_LEVEL: 'error',
    };
    programs.push(Program.start([...flags, join(root, 'dist/apps/collector/main.js')], env, join(own, 'log')));
  }
  const watcher = await Watcher.open(databaseUrl);
  return {
    databaseUrl,
    programs,
    handled: () => watcher.handled(),
    async relayed() {
      const last = await watcher.lastOutgoing();
      while (!(await watcher.isSentUpTo(last))) await pause(LOOK_EVERY_MS);
    },
    dueCases: () => watcher.dueCases(),
    async stop() {
      await watcher.close();
      await Promise.all(programs.map((program) => program.stop()));
    },
  };
}

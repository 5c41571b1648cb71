import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serviceUrl } from '#database';
import { nodeFlags } from '#service';
import { freePort } from '../stage/free-port.js';
import { Program, root } from '../stage/program.js';
import { Watcher } from '../stage/watcher.js';
import type { Contender, Running, Stage } from './contender.js';

const LOOK_EVERY_MS = 50;

/** The collector as an installation runs it, in so many processes, on the Kafka that holds the load. */
export function collectorOnKafka(id: string, title: string, processes: number): Contender {
  return {
    id,
    title,
    async start(stage) {
      const databaseUrl = await stage.installation.freshDatabase('template');
      const { brokers } = stage.broker;
      const running = await startCollectors(stage.folder, databaseUrl, processes, brokers, stage.sealedTopics.prefix);
      return { ...running, isAtWork: () => stage.broker.isAtWork(`${stage.sealedTopics.prefix}collector`) };
    },
  };
}

/** One collector on the PostgreSQL log, which `fill` has put the load into: what `npm start` is made of. */
export function collectorOnLog(id: string, title: string, fill: (url: string) => Promise<unknown>): Contender {
  return {
    id,
    title,
    async start({ installation, folder }: Stage) {
      const databaseUrl = await installation.freshDatabase('template');
      await fill(databaseUrl);
      const running = await startCollectors(folder, databaseUrl, 1);
      return { ...running, isAtWork: async () => (await running.handled()) > 0 };
    },
  };
}

/** Of all runs in a folder: beside it, since keys lie apart from data. */
export const keysDirOf = (folder: string): string => `${folder}-keys`;

/** On Kafka when brokers are named, on the PostgreSQL log otherwise. */
export async function startCollectors(
  folder: string,
  databaseUrl: string,
  processes: number,
  brokers: readonly string[] = [],
  prefix = '',
): Promise<Omit<Running, 'isAtWork'>> {
  const programs: Program[] = [];
  for (let count = 0; count < processes; count += 1) {
    const own = mkdtempSync(join(folder, 'collector-'));
    const env = {
      KAFKA_BROKERS: brokers.join(','),
      KAFKA_PREFIX: prefix,
      DATABASE_URL: serviceUrl(databaseUrl, 'collector'),
      COLLECTOR_PORT: String(await freePort()),
      DATA_DIR: own,
      KEYS_DIR: keysDirOf(folder),
      LOG_LEVEL: 'error',
    };
    programs.push(Program.start([...nodeFlags, join(root, 'dist/apps/collector/main.js')], env, join(own, 'log')));
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

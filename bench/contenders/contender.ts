import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyStore } from '#key-store';
import type { Sealer } from '#secrecy';
import type { Broker } from '../stage/broker.js';
import type { Installation } from '../stage/installation.js';
import { Program, root } from '../stage/program.js';
import type { Topics } from '../stage/topics.js';

/** What a run is set on. */
export interface Stage {
  installation: Installation;
  broker: Broker;
  /** They hold the load, for peers. */
  topics: Topics;
  /** The same, sealed as in an installation. */
  sealedTopics: Topics;
  /** The keys of the residents of the load, beside `folder`. */
  keys: KeyStore;
  /** For logs of the processes. */
  folder: string;
  /** Of this run: a port for each process of ours, a name for its group. */
  run: number;
}

/** A contender at work. */
export interface Running {
  databaseUrl: string;
  programs: readonly Program[];
  /** What its database is sealed with; undefined for peers, which seal nothing. */
  sealer?: Sealer;
  /** Whether it fetches by now. */
  isAtWork(): Promise<boolean>;
  /** Events whose effect is committed. */
  handled(): Promise<number>;
  /** What still has to go out for what was handled until now: resolves when it has. */
  relayed(): Promise<void>;
  /** Cases that are still to be looked at again; undefined where there is no such thing. */
  dueCases?: () => Promise<number>;
  stop(): Promise<void>;
}

export interface Contender {
  id: string;
  title: string;
  /** It is stopped after this time, and its rate is that of the time it had. */
  atMostSeconds?: number;
  start(stage: Stage): Promise<Running>;
}

const register = join(root, 'test/conformance/support/register.cjs');

/** A peer: its own empty database, its own consumer group, the same topics. */
export function peer(id: string, title: string, file: string, atMostSeconds?: number): Contender {
  return {
    id,
    title,
    atMostSeconds,
    async start({ installation, broker, topics, folder, run }) {
      const databaseUrl = await installation.freshDatabase('nothing');
      const group = `${topics.prefix}${id}-${run}`;
      const surroundings = { databaseUrl, brokers: broker.brokers, group, topics: topics.readBy('collector') };
      const args = ['--require', register, join(__dirname, file), JSON.stringify(surroundings)];
      const program = Program.start(args, {}, join(mkdtempSync(join(folder, `${id}-`)), 'log'));
      return {
        databaseUrl,
        programs: [program],
        isAtWork: () => broker.isAtWork(group),
        handled: async () => (program.said as { handled: number } | undefined)?.handled ?? 0,
        relayed: async () => undefined,
        stop: () => program.stop(),
      };
    },
  };
}

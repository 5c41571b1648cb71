import { setTimeout as pause } from 'node:timers/promises';
import { contracts } from '#contracts';
import type { WireMessage } from '#messaging';
import { readPersonas } from '../apps/hub/demo/personas.js';
import { withDocuments } from '../test/support/case-stage.js';
import { startCollectors } from './contenders/collector.js';
import type { Running, Stage } from './contenders/contender.js';
import { applications, type Answers } from './load/applications.js';
import { sealed } from './load/seal.js';
import { makeResidents, type Resident } from './load/residents.js';
import type { Progress } from './progress.js';
import type { Listening } from './stage/topics.js';

/** How long an application takes until the last dossier of it is on Kafka. */
export interface Latency {
  /** Applications a second that one process takes, dossiers and all. */
  saturation: number;
  applications: number;
  applicationsPerSecond: number;
  milliseconds: { p50: number; p95: number; p99: number };
}

/** Somebody whose complete application makes dossiers at once, for whoever waits for nobody. */
const PERSONA = 'nordic-worker';
const WARM_UP = 500;
const BURST = 2_000;
const FOR_SECONDS = 30;
/** A dossier that did not come for so long after everything was looked at is not coming. */
const QUIET_MS = 2_000;
const TOO_LONG_MS = 300_000;
const SEED = 7;

/** A burst tells how many a second the collector can take; then half as many arrive evenly. */
export async function measureLatency(
  { installation, broker, folder, keys }: Stage,
  progress: Progress,
): Promise<Latency> {
  const topics = await broker.makeTopics('bench-latency.');
  const databaseUrl = await installation.freshDatabase('sealed');
  const running = await startCollectors({
    folder,
    databaseUrl,
    processes: 1,
    kafka: { brokers: broker.brokers, prefix: topics.prefix },
  });
  const dossiers = await topics.listen(contracts.topics.map(({ name }) => name).filter(isDossiers));
  try {
    while (!(await broker.isAtWork(`${topics.prefix}collector`))) await pause(50);
    const residents = makeResidents(SEED, 50_000);
    const answers = completeAnswers();
    const write = (some: readonly Resident[]): Promise<void> => topics.fill(sealed(keys, applications(some, answers)));
    await outOf(running, dossiers, residents.splice(0, WARM_UP), write);
    const burst = await outOf(running, dossiers, residents.splice(0, BURST), write);
    const saturation = (BURST / burst.took) * 1000;
    const applicationsPerSecond = saturation / 2;
    progress.note(`${Math.round(saturation)} applications/s at the most; now half of that for ${FOR_SECONDS} s`);
    const steady = residents.splice(0, Math.round(applicationsPerSecond * FOR_SECONDS));
    let writtenAt = new Map<string, number>();
    const { lastOf } = await outOf(running, dossiers, steady, async (some) => {
      const messages: WireMessage[] = [];
      for await (const message of sealed(keys, applications(some, answers))) messages.push(message);
      writtenAt = await topics.fillEvenly(messages, applicationsPerSecond);
    });
    const took = steady.map(({ residentId }) => lastOf(residentId) - writtenAt.get(residentId)!).sort((a, b) => a - b);
    const milliseconds = { p50: quantile(took, 0.5), p95: quantile(took, 0.95), p99: quantile(took, 0.99) };
    return { saturation, applications: steady.length, applicationsPerSecond, milliseconds };
  } finally {
    await dossiers.close();
    await running.stop();
    await installation.drop(databaseUrl);
  }
}

const isDossiers = (topic: string): boolean => topic.startsWith('dossiers.');

/** Writes the applications of these residents; resolves once every dossier of them is out. */
async function outOf(
  running: Omit<Running, 'isAtWork'>,
  dossiers: Listening,
  residents: readonly Resident[],
  write: (residents: readonly Resident[]) => Promise<void>,
): Promise<{ took: number; lastOf: (residentId: string) => number }> {
  const startedAt = Date.now();
  await write(residents);
  const lastOf = (residentId: string): number => dossiers.lastOf.get(residentId) ?? Infinity;
  const last = (): number => residents.reduce((latest, { residentId }) => Math.max(latest, lastOf(residentId)), 0);
  while (Date.now() - last() < QUIET_MS || (await running.dueCases!()) > 0) {
    for (const program of running.programs) program.check();
    if (Date.now() - startedAt > TOO_LONG_MS) throw new Error('Not every application led to a dossier in time.');
    await pause(100);
  }
  return { took: last() - startedAt, lastOf };
}

function completeAnswers(): Answers {
  const [persona] = readPersonas(new Date().toISOString().slice(0, 10), [PERSONA]);
  return contracts.validateAnswers(withDocuments(persona!.answers)).facts;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

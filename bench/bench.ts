import type { KeyStore } from '#key-store';
import { plainSealer, type Sealer } from '#secrecy';
import { openBedrock } from '#service';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Options, Part } from './arguments.js';
import { checkCollector } from './check.js';
import { collectorOnKafka, collectorOnLog, keysDirOf, startCollectors } from './contenders/collector.js';
import { peer, type Contender, type Running, type Stage } from './contenders/contender.js';
import { measureLatency, type Latency } from './latency.js';
import { applications } from './load/applications.js';
import { makeLoad, type Load } from './load/load.js';
import type { Loaded } from './load/events.js';
import { sealed } from './load/seal.js';
import { measure, type Measured } from './measure.js';
import type { Progress } from './progress.js';
import { Broker } from './stage/broker.js';
import { fillLog } from './stage/fill-log.js';
import { Installation, type Template } from './stage/installation.js';

export interface Outcome {
  options: Omit<Options, 'only'> & { only: Part[] };
  load: Omit<Load, 'residents' | 'sample' | 'messages'>;
  postgres: Record<string, string>;
  /** In the order in which they ran, round by round. */
  rounds: Measured[][];
  latency?: Latency;
}

/** All of it, on servers of its own that end with it. `interrupted` ends it early. */
export async function runBench(options: Options, progress: Progress, interrupted: AbortSignal): Promise<Outcome> {
  const ends: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const cut = new Promise<never>((_, reject) => {
    interrupted.addEventListener('abort', () => reject(new Error('interrupted')), { once: true });
  });
  try {
    return await Promise.race([cut, run(options, progress, ends)]);
  } finally {
    await stop();
  }
}

async function run(options: Options, progress: Progress, ends: (() => Promise<void>)[]): Promise<Outcome> {
  const { seed, residents, events, only } = options;
  const load = makeLoad(seed, residents, events);
  progress.note(describe(load));
  const installation = await Installation.open();
  ends.push(() => installation.close());
  const broker = await Broker.open((text) => progress.note(text));
  ends.push(() => broker.close());
  const folder = mkdtempSync(join(installation.folder, 'runs-'));
  const topics = await broker.makeTopics('bench.');
  const sealedTopics = await broker.makeTopics('bench-sealed.');
  const { keys } = await openBedrock({ keysDir: keysDirOf(folder) });
  ends.push(() => keys.close());
  const stage: Stage = { installation, broker, topics, sealedTopics, keys, folder, run: 0 };
  await prepare(stage, load, only, progress);

  const rounds: Measured[][] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    const measured: Measured[] = [];
    rounds.push(measured);
    for (const contender of contenders(load, options, keys).filter(({ id }) => only.has(id as Part))) {
      stage.run += 1;
      const say = (text: string): void => progress.show(`round ${round}, ${contender.title}: ${text}`);
      measured.push(await measure(contender, stage, events, say, (running) => check(running, load)));
      progress.note(`round ${round}, ${contender.title}: ${Math.round(measured.at(-1)!.eventsPerSecond)} events/s`);
    }
  }
  const latency = only.has('latency') ? await measureLatency(stage, progress) : undefined;
  const { residents: _, sample: __, messages: ___, ...composition } = load;
  const postgres = await installation.durability();
  return { options: { ...options, only: [...only] }, load: composition, postgres, rounds, latency };
}

/** Those that are compared take turns; what is shown for itself comes last. */
function contenders(load: Load, { peerSeconds }: Options, keys: KeyStore): Contender[] {
  return [
    peer('nest', '(a) NestJS, one save an event', 'nest-save.ts', peerSeconds),
    peer('upsert', '(b) kafkajs, one upsert a batch', 'upsert.ts'),
    collectorOnKafka('one', 'collector, one process', 1),
    collectorOnKafka('two', 'collector, two processes', 2),
    collectorOnKafka('plain', 'the same, nothing encrypted', 2, 'plain'),
    collectorOnLog('log', 'collector on the PostgreSQL log', (url) =>
      fillLog(url, sealed(keys, messagesOf(load.messages()))),
    ),
  ];
}

/** The cases are there and looked at, and the load lies on Kafka, before any clock starts. */
async function prepare(stage: Stage, load: Load, only: ReadonlySet<Part>, progress: Progress): Promise<void> {
  const { topics, sealedTopics, keys } = stage;
  await openCases('sealed', keys.sealer, stage, load, progress);
  if (only.has('plain')) await openCases('plain', plainSealer, stage, load, progress);
  const show = (written: number): void => progress.show(`${written} events written to Kafka`);
  await topics.fill(messagesOf(load.messages()), show);
  await sealedTopics.fill(sealed(keys, messagesOf(load.messages())), show);
  progress.note('the load lies on Kafka');
}

async function openCases(
  template: Template,
  sealer: Sealer,
  { installation, folder }: Stage,
  { residents }: Load,
  progress: Progress,
): Promise<void> {
  await installation.prepareTemplate(template, async (databaseUrl) => {
    const total = await fillLog(databaseUrl, sealed({ sealer }, applications(residents)));
    const running = await startCollectors({ folder, databaseUrl, processes: 1, template });
    try {
      for (;;) {
        for (const program of running.programs) program.check();
        const [handled, due] = [await running.handled(), await running.dueCases!()];
        if (handled === total && due === 0) break;
        progress.show(`opening cases: ${handled} of ${total} handed in, ${due} to look at`);
        await pause(200);
      }
    } finally {
      await running.stop();
    }
    await installation.emptyLog(databaseUrl);
  });
  progress.note(`${residents.length} cases are open${template === 'plain' ? ', in plain text' : ''}`);
}

/** Peers promise nothing that could be checked. */
async function check({ databaseUrl, sealer }: Running, load: Load): Promise<void> {
  if (sealer) await checkCollector(databaseUrl, load, sealer);
}

function* messagesOf(loaded: Iterable<Loaded>) {
  for (const { message } of loaded) yield message;
}

function describe({ counts, residents, facts, bytes }: Load): string {
  const kinds = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  const sizes = `${bytes.least} to ${bytes.most} bytes, ${Math.round(bytes.mean)} on average`;
  return `the load: ${kinds.join(', ')}; ${facts} facts, ${residents.length} residents, ${sizes}`;
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '../progress.js';
import { Installation } from '../stage/installation.js';
import { cpuOfFamily, usageOf } from '../stage/usage.js';
import { Hub, type Revision } from './hub.js';
import { applicationOf, checkCompleted, handIn, type Visit } from './resident.js';

/** What whole cases cost, from the first draft to the last grant. */
export interface MeasuredCases {
  title: string;
  /** Processor milliseconds a case. */
  cpu: { hub: number; postgres: number };
  handInsPerSecond: number;
  /** Of a hand-in as a client sees it, uploads included. */
  milliseconds: { p50: number; p99: number };
  casesPerSecond: number;
  readyAfterMs: number;
  /** Resident bytes of the hub's process. */
  memory: { ready: number; after: number };
  /** Bytes a case, of tables, indexes and documents. */
  disk: number;
  /** Statements a case that PostgreSQL was given, with those that were most: how often a case, and which. */
  statements: { all: number; most: [number, string][] };
  /** A case: events by topic, disclosures, filings, reports, mails. Nothing is saved by leaving out. */
  counts: Record<string, number>;
}

export interface CasesOptions {
  cases: number;
  warmUp: number;
  clients: number;
  rounds: number;
}

/** So long without any event is the end: the simulated agencies answer within three seconds. */
const QUIET_MS = 6_000;

/** Each revision in turn, in each round anew, on a PostgreSQL of the bench's own. Resolves to the rounds. */
export async function measureCases(
  revisions: readonly Revision[],
  options: CasesOptions,
  progress: Progress,
  interrupted: AbortSignal,
): Promise<MeasuredCases[][]> {
  const installation = await Installation.openCounting();
  try {
    const rounds: MeasuredCases[][] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      const measured: MeasuredCases[] = [];
      for (const revision of revisions) {
        interrupted.throwIfAborted();
        const say = (text: string): void => progress.show(`round ${round}, ${revision.title}: ${text}`);
        measured.push(await measureOne(revision, installation, options, say));
        progress.note(`round ${round}, ${revision.title}: ${describe(measured.at(-1)!)}`);
      }
      rounds.push(measured);
    }
    return rounds;
  } finally {
    await installation.close();
  }
}

async function measureOne(
  revision: Revision,
  installation: Installation,
  { cases, warmUp, clients }: CasesOptions,
  say: (text: string) => void,
): Promise<MeasuredCases> {
  const hub = await Hub.start(revision, installation);
  try {
    const ready = hub.memory();
    const spent = () => ({ hub: usageOf([hub.program.pid]).cpuSeconds, postgres: cpuOfFamily(installation.pid) });
    await untilAllSpoke(hub, handInAll(hub, 0, warmUp, clients, say), spent);
    const before = await countsOf(hub);
    const statementsBefore = await installation.statements(hub.databaseUrl);
    const diskBefore = await hub.disk();
    const start = { ...spent(), at: performance.now() };
    const handingIn = handInAll(hub, warmUp, cases, clients, say);
    const after = await untilAllSpoke(hub, handingIn, spent);
    const { visits, times, seconds } = await handingIn;
    const statements = await installation.statements(hub.databaseUrl);
    for (const visit of visits) await checkCompleted(hub.url, visit);
    const counts = await countsOf(hub);
    const disk = ((await hub.disk()) - diskBefore) / cases;
    const each = (end: number, begin: number): number => ((end - begin) * 1000) / cases;
    const sorted = times.sort((one, other) => one - other);
    return {
      title: revision.title,
      cpu: { hub: each(after.hub, start.hub), postgres: each(after.postgres, start.postgres) },
      handInsPerSecond: cases / seconds,
      milliseconds: { p50: sorted[Math.floor(cases * 0.5)]!, p99: sorted[Math.floor(cases * 0.99)]! },
      casesPerSecond: cases / ((after.at - start.at) / 1000),
      readyAfterMs: hub.readyAfterMs,
      statements: perCase(statementsBefore, statements, cases),
      memory: { ready, after: hub.memory() },
      disk,
      counts: Object.fromEntries(
        Object.entries(counts).map(([name, count]) => [name, (count - (before[name] ?? 0)) / cases]),
      ),
    };
  } finally {
    await hub.stop(installation);
  }
}

async function countsOf(hub: Hub): Promise<Record<string, number>> {
  const events = Object.entries(await hub.events()).map(([topic, count]) => [`events on ${topic}`, count] as const);
  return { ...Object.fromEntries(events), ...(await hub.counts()) };
}

function perCase(before: Map<string, number>, after: Map<string, number>, cases: number): MeasuredCases['statements'] {
  const each = [...after].map(([query, calls]): [number, string] => [
    (calls - (before.get(query) ?? 0)) / cases,
    query,
  ]);
  const most = each.sort(([one], [other]) => other - one).slice(0, 60);
  return { all: each.reduce((sum, [calls]) => sum + calls, 0), most };
}

interface HandedIn {
  visits: Visit[];
  /** Milliseconds. */
  times: number[];
  seconds: number;
}

async function handInAll(
  { url }: Hub,
  first: number,
  count: number,
  clients: number,
  say: (text: string) => void,
): Promise<HandedIn> {
  const began = performance.now();
  const visits: Visit[] = [];
  const times: number[] = [];
  let next = first;
  const client = async (): Promise<void> => {
    while (next < first + count) {
      const application = applicationOf(next++);
      const start = performance.now();
      visits.push(await handIn(url, application));
      times.push(performance.now() - start);
      say(`${visits.length} of ${count} handed in`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { visits, times, seconds: (performance.now() - began) / 1000 };
}

/** Until everybody has handed in and nothing was said for a while; resolves to what was spent when the last event came. */
async function untilAllSpoke<Spent extends object>(
  hub: Hub,
  handingIn: Promise<unknown>,
  spent: () => Spent,
): Promise<Spent & { at: number }> {
  let isHandedIn = false;
  const over = handingIn.then(() => (isHandedIn = true));
  let said = -1;
  let last = { ...spent(), at: performance.now() };
  while (!isHandedIn || performance.now() - last.at < QUIET_MS) {
    hub.program.check();
    const now = Object.values(await hub.events()).reduce((sum, count) => sum + count, 0);
    if (now !== said || !isHandedIn) last = { ...spent(), at: performance.now() };
    said = now;
    await Promise.race([pause(400), over.then(() => pause(400))]);
  }
  return last;
}

function describe({ cpu, handInsPerSecond, milliseconds, casesPerSecond }: MeasuredCases): string {
  const both = (cpu.hub + cpu.postgres).toFixed(1);
  return `${both} ms a case (hub ${cpu.hub.toFixed(1)}), ${handInsPerSecond.toFixed(1)} hand-ins/s, p99 ${milliseconds.p99.toFixed(0)} ms, ${casesPerSecond.toFixed(1)} cases/s`;
}

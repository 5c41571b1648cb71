import { mkdtempSync, chmodSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '../support/free-ports.js';
import { DemoRound, type Told } from './demo-round.js';
import { differences, filedWrongly, promisesBroken, versionsWrong } from './differences.js';
import {
  answerSlowly,
  readEnds,
  readFilings,
  readPromises,
  type Filing,
  type Promised,
  type ResidentEnd,
} from './end-state.js';
import { HubUnderTest, type Target } from './hub-under-test.js';
import { planKills, type PlannedKill } from './kill-plan.js';
import { readLedger, type Ledger } from './ledger.js';

export interface Options {
  kills: number;
  seed: number;
  /** Leaves data folders and logs behind. */
  keep?: boolean;
  signal: AbortSignal;
  tell: (text: string) => void;
}

/** What was killed when. */
export interface Strike {
  atSeconds: number;
  target: Target;
  after: PlannedKill['after'];
  round: number;
  where: string;
}

export interface Result {
  strikes: Strike[];
  rounds: number;
  cases: number;
  sameEnd: number;
  filings: readonly Filing[];
  ledger: Ledger;
  promises: readonly Promised[];
  /** What does not hold, a sentence each. */
  findings: string[];
}

/** Between what an agency has committed and what the hub knows of it: long enough for kills to fall in between. */
const ANSWER_AFTER_MS = 400;
const SETTLED_WITHIN_MS = 120_000;
type Round = DemoRound & { told: Told[]; wrong: string[] };

/** The demo undisturbed, the demo under kills, and what differs. Leaves no process and, unless told so, no file. */
export async function runChaos({ kills, seed, keep, signal, tell }: Options): Promise<Result> {
  const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'ankomst-chaos-'));
  chmodSync(folder, 0o755); // PostgreSQL's own user reaches in when this runs as root
  const port = await freePorts();
  const hubs = ['undisturbed', 'killed'].map((name) => new HubUnderTest(port, join(folder, name), signal));
  const [calm, killed] = hubs as [HubUnderTest, HubUnderTest];
  try {
    tell(`Data in ${folder}, ports from ${port}, seed ${seed}`);
    const expected = await undisturbed(calm, { signal, tell });
    return await disturbed(killed, expected, { plan: planKills(kills, seed), signal, tell });
  } finally {
    for (const hub of hubs) await hub.dispose();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

type Around = Pick<Options, 'signal' | 'tell'>;

async function undisturbed(hub: HubUnderTest, { signal, tell }: Around): Promise<Map<string, ResidentEnd>> {
  tell('The demo, undisturbed');
  hub.start();
  await hub.untilReady();
  await answerSlowly(hub, ANSWER_AFTER_MS);
  const round = await DemoRound.run(1, hub, signal);
  await untilSettled(hub, signal);
  const ends = await readEnds(hub, round, await readFilings(hub));
  const code = await hub.stop();
  const wrong = [...round.wrong, ...hub.endedByItself, ...(code === 0 ? [] : [`the hub ended with ${code}`])];
  if (wrong.length > 0) throw new Error(`Already undisturbed not everything is right:\n${wrong.join('\n')}`);
  return ends;
}

async function disturbed(
  hub: HubUnderTest,
  expected: Map<string, ResidentEnd>,
  { plan, signal, tell }: Around & { plan: PlannedKill[] },
): Promise<Result> {
  hub.start();
  await hub.untilReady();
  await answerSlowly(hub, ANSWER_AFTER_MS);
  const { rounds, strikes } = await demoUnderKills(hub, { plan, signal, tell });
  tell('Waits until nothing is under way any more');
  const { ledger, promises } = await untilSettled(hub, signal);
  const filings = await readFilings(hub);
  const unlike: string[][] = [];
  for (const round of rounds) {
    for (const [resident, end] of await readEnds(hub, round, filings)) {
      unlike.push(differences(`round ${round.number}, ${resident}`, expected.get(resident), end));
    }
  }
  const references = new Set(rounds.flatMap(({ told }) => told.map(({ reference }) => reference)));
  const code = await hub.stop();
  const findings = [
    ...rounds.flatMap(({ number, wrong }) => wrong.map((sentence) => `round ${number}, ${sentence}`)),
    ...unlike.flat(),
    ...(unlike.length === rounds.length * expected.size ? [] : [`${unlike.length} residents reached an end`]),
    ...filedWrongly(filings, references),
    ...versionsWrong(ledger.dossiers, filings),
    ...promisesBroken(promises),
    ...ledger.dead,
    ...hub.endedByItself.map((how) => `the hub ended by itself: ${how}`),
    ...(code === 0 ? [] : [`the hub ended with ${code} when it was told to stop`]),
  ];
  const sameEnd = unlike.filter((sentences) => sentences.length === 0).length;
  return { strikes, rounds: rounds.length, cases: unlike.length, sameEnd, filings, ledger, promises, findings };
}

/** Round after round for as long as kills remain, so that each of them falls into a running demo. */
async function demoUnderKills(hub: HubUnderTest, { plan, tell, ...around }: Around & { plan: PlannedKill[] }) {
  const failed = new AbortController();
  const signal = AbortSignal.any([around.signal, failed.signal]);
  const [rounds, strikes]: [Round[], Strike[]] = [[], []];
  const begunAt = Date.now();
  let now: DemoRound | undefined;
  const strike = async (planned: PlannedKill): Promise<void> => {
    if (planned.after === 'ready') await hub.untilReady();
    await pause(planned.delayMs, undefined, { signal });
    while (!now?.inMotion) await pause(5, undefined, { signal });
    const seen = { target: planned.target, after: planned.after, round: now.number, where: now.where() };
    await hub.kill(planned.target);
    strikes.push({ atSeconds: (Date.now() - begunAt) / 1000, ...seen });
    tell(`Kill ${strikes.length} of ${plan.length}: ${sentence(strikes.at(-1) as Strike)}`);
  };
  const travel = async (): Promise<void> => {
    do {
      tell(`The demo, round ${rounds.length + 1}`);
      rounds.push(await DemoRound.run(rounds.length + 1, hub, signal, (round) => (now = round)));
    } while (strikes.length < plan.length);
  };
  const killAll = async (): Promise<void> => {
    for (const planned of plan) await strike(planned);
    await hub.untilReady();
  };
  await together([travel(), killAll()], failed);
  return { rounds, strikes };
}

/** When one fails the other is ended, and waited for. */
async function together(works: Promise<void>[], failed: AbortController): Promise<void> {
  try {
    await Promise.all(works);
  } catch (error) {
    failed.abort();
    await Promise.allSettled(works);
    throw error;
  }
}

export function sentence({ atSeconds, target, after, round, where }: Strike): string {
  const moment = after === 'start' ? ', coming back' : '';
  return `${atSeconds.toFixed(1).padStart(6)} s  ${target}${moment}; round ${round}: ${where}`;
}

/** Until two looks in a row find no work left and nothing moved in between; what the second one saw. */
async function untilSettled(hub: HubUnderTest, signal: AbortSignal) {
  let before: unknown;
  let said = 'nothing';
  for (const deadline = Date.now() + SETTLED_WITHIN_MS; Date.now() < deadline;) {
    try {
      const [ledger, promises] = [await readLedger(hub), await readPromises(hub)];
      const lag = promises.reduce((sum, row) => sum + row.lag, 0);
      said = `${ledger.unfinished} pieces of work and ${lag} messages are left`;
      const seen = JSON.stringify(promises);
      if (ledger.unfinished + lag === 0 && seen === before) return { ledger, promises };
      before = seen;
    } catch (error) {
      said = (error as Error).message; // the hub is just coming back
    }
    await pause(250, undefined, { signal });
  }
  throw new Error(`It did not settle within ${SETTLED_WITHIN_MS / 1000} s: ${said}\n${hub.lastWords()}`);
}

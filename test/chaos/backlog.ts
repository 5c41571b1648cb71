import { setTimeout as pause } from 'node:timers/promises';
import { HubClient } from '../../apps/hub/demo/hub-client.js';
import { handIn } from '../../apps/hub/demo/journey.js';
import { Journal } from '../../apps/hub/demo/journal.js';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';
import type { Around } from './around.js';
import { promisesBroken, versionsWrong } from './differences.js';
import { readPromises } from './end-state.js';
import { readLedger } from './ledger.js';
import type { ProcessesUnderTest } from './processes-under-test.js';
import type { Stage } from './stage.js';
import { untilSettled } from './verdict.js';

export interface Drained {
  readonly residents: number;
  readonly handedInSeconds: number;
  /** Events of the portal that nobody had read, and how long the collector took for them. */
  readonly messages: number;
  readonly drainedSeconds: number;
  /** From the collector's return until no agency, connector or collector had anything left to do. */
  readonly settledSeconds: number;
  /** What does not hold, a sentence each. */
  readonly findings: readonly string[];
}

const COLLECTORS = ['collector', 'collector 2'];
const AT_ONCE = 8;
const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 100;

/** The collector stands still (SIGSTOP) while so many residents hand in, then goes on: how fast is the backlog gone? */
export async function drainBacklog(stage: Stage<ProcessesUnderTest>, residents: number): Promise<Drained> {
  const { installation, around } = stage;
  const before = await readOf(installation);
  for (const name of COLLECTORS) await installation.signal(name, 'SIGSTOP');
  const begunAt = Date.now();
  try {
    await handInAll(installation.url, residents, around);
    await untilSent(installation, around.signal);
  } finally {
    for (const name of COLLECTORS) await installation.signal(name, 'SIGCONT');
  }
  const continuedAt = Date.now();
  around.tell('The collector goes on');
  const after = await untilRead(installation, around.signal);
  const readAt = Date.now();
  around.tell(`The collector has read all, after ${(readAt - continuedAt) / 1000} s`);
  const { ledger, promises, filings } = await untilSettled(installation, around.signal);
  return {
    residents,
    handedInSeconds: (continuedAt - begunAt) / 1000,
    messages: after - before,
    drainedSeconds: (readAt - continuedAt) / 1000,
    settledSeconds: (Date.now() - continuedAt) / 1000,
    findings: [...promisesBroken(promises), ...versionsWrong(ledger.dossiers, filings), ...ledger.dead],
  };
}

/** The example residents in turn, some at once. */
async function handInAll(url: string, residents: number, { signal, tell }: Around): Promise<void> {
  const today = todayInDenmark(new Date());
  const personas = readPersonas(today);
  const around = {
    hub: new HubClient(url, PATIENCE_MS, signal),
    journal: Journal.open(undefined, today),
    patienceMs: PATIENCE_MS,
    stopped: signal,
    tell: () => undefined,
  };
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < residents) {
      const [index, persona] = [next, personas[next % personas.length]];
      next += 1;
      if (next % 100 === 0) tell(`${next} of ${residents} residents hand in`);
      if (persona) await handIn({ ...persona, persona: `${persona.persona} ${index}` }, around);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** All that was handed in lies on Kafka. */
async function untilSent(installation: ProcessesUnderTest, signal: AbortSignal): Promise<void> {
  while ((await readLedger(installation)).unsent > 0) await pause(LOOK_EVERY_MS, undefined, { signal });
}

/** Resolves to how many events of the portal the collector has read in all. */
async function untilRead(installation: ProcessesUnderTest, signal: AbortSignal): Promise<number> {
  for (;;) {
    const rows = await applications(installation).catch(() => undefined); // it is just joining again
    if (rows && rows.every(({ lag }) => lag === 0)) return readOf(installation);
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}

async function readOf(installation: ProcessesUnderTest): Promise<number> {
  return (await applications(installation)).reduce((sum, { start, next }) => sum + next - start, 0);
}

async function applications(installation: ProcessesUnderTest) {
  const rows = await readPromises(installation);
  return rows.filter(({ group, topic }) => group === 'collector' && topic === 'applications');
}

import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Contender, Running, Stage } from './contenders/contender.js';
import { cpuOfFamily, cpuOfMachine, usageOf } from './stage/usage.js';

/** What one run of one contender came to. */
export interface Measured {
  id: string;
  title: string;
  events: number;
  /** From the first fetch to the last commit, what goes out for it included. */
  seconds: number;
  eventsPerSecond: number;
  /** Until every case that something happened to was looked at, and all of that was out. */
  settledSeconds?: number;
  /** Processor seconds a million events, until the last commit. */
  cpu: { own: number; postgres: number; broker: number };
  peakBytes: number;
  walBytesPerEvent: number;
  /** Processors that others kept busy meanwhile, of this many. */
  othersBusy: number;
  loadAverage: number;
}

interface Reading {
  at: number;
  own: number;
  postgres: number;
  broker: number;
  machine: number;
  wal: number;
}

const LOOK_EVERY_MS = 50;
/** So long without an event handled is an end that will not come. */
const STUCK_AFTER_MS = 120_000;

/** `progress` hears what is handled so far, and `check` looks at a run that is over, before its database goes. */
export async function measure(
  contender: Contender,
  stage: Stage,
  total: number,
  progress: (text: string) => void,
  check: (running: Running) => Promise<void>,
): Promise<Measured> {
  const running = await contender.start(stage);
  try {
    const measured = await measureRun(contender, running, stage, total, progress);
    await check(running);
    return measured;
  } finally {
    await running.stop();
    await stage.installation.drop(running.databaseUrl);
  }
}

async function measureRun(
  { id, title, atMostSeconds = Infinity }: Contender,
  running: Running,
  stage: Stage,
  total: number,
  progress: (text: string) => void,
): Promise<Measured> {
  const { programs } = running;
  while (!(await running.isAtWork())) {
    for (const program of programs) program.check();
    await pause(LOOK_EVERY_MS);
  }
  const before = await read(stage, running);
  const handledBefore = await running.handled();
  const handled = await untilHandled(running, total, atMostSeconds, (done) => progress(`${done} of ${total} events`));
  await running.relayed();
  const after = await read(stage, running);
  const events = handled - handledBefore;
  const seconds = (after.at - before.at) / 1000;
  const perMillion = (of: 'own' | 'postgres' | 'broker'): number => ((after[of] - before[of]) / events) * 1e6;
  const busy = (['own', 'postgres', 'broker'] as const).reduce((sum, of) => sum + after[of] - before[of], 0);
  const settledSeconds = await settle(running, before.at, progress);
  return {
    id,
    title,
    events,
    seconds,
    eventsPerSecond: events / seconds,
    settledSeconds,
    cpu: { own: perMillion('own'), postgres: perMillion('postgres'), broker: perMillion('broker') },
    peakBytes: usageOf(programs.map(({ pid }) => pid)).peakBytes,
    walBytesPerEvent: (after.wal - before.wal) / events,
    othersBusy: Math.max(0, (after.machine - before.machine - busy) / seconds),
    loadAverage: loadavg()[0]!,
  };
}

async function untilHandled(
  running: Running,
  total: number,
  atMostSeconds: number,
  progress: (handled: number) => void,
): Promise<number> {
  const startedAt = Date.now();
  let lastNews = { handled: -1, at: startedAt };
  for (;;) {
    for (const program of running.programs) program.check();
    const handled = await running.handled();
    progress(handled);
    if (handled >= total || Date.now() - startedAt > atMostSeconds * 1000) return handled;
    if (handled !== lastNews.handled) lastNews = { handled, at: Date.now() };
    if (Date.now() - lastNews.at > STUCK_AFTER_MS) {
      throw new Error(`Nothing was handled for ${STUCK_AFTER_MS / 1000} s: ${handled} of ${total} events are.`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

async function settle(
  running: Running,
  startedAt: number,
  progress: (text: string) => void,
): Promise<number | undefined> {
  if (!running.dueCases) return undefined;
  for (;;) {
    for (const program of running.programs) program.check();
    const due = await running.dueCases();
    if (due === 0) break;
    progress(`all merged, ${due} cases to look at`);
    await pause(LOOK_EVERY_MS * 5);
  }
  await running.relayed();
  return (Date.now() - startedAt) / 1000;
}

async function read({ installation, broker }: Stage, { programs }: Running): Promise<Reading> {
  return {
    at: Date.now(),
    own: usageOf(programs.map(({ pid }) => pid)).cpuSeconds,
    postgres: cpuOfFamily(installation.pid),
    broker: cpuOfFamily(broker.pid),
    machine: cpuOfMachine(),
    wal: await installation.walBytes(),
  };
}

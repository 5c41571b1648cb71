import { setTimeout as pause } from 'node:timers/promises';
import type { Retried, RetryStatus } from '#messaging';
import type { RetryWish } from './arguments.js';
import { chosen, getKept, type ServiceStore } from './open-stores.js';
import { tellOutcomes, type Outcome } from './outcomes.js';
import type { Output } from './presented.js';

const LOOK_EVERY_MS = 250;
/** Between two words of progress. */
const AT_A_TIME = 2_000;

/** The names that one service is to try again. */
interface Task extends ServiceStore {
  readonly names: readonly string[];
}

/** What was done, and where each stood before that. */
interface Asked extends Task {
  readonly before: ReadonlyMap<string, RetryStatus>;
  readonly retried: ReadonlyMap<string, Retried>;
}

export interface RetryContext {
  readonly out: Output;
  /** Where progress goes. */
  readonly err: Output;
  /** Ends the waiting; what was asked for stays asked for. */
  readonly interrupted: AbortSignal;
}

/** Resolves to whether none of them is, or stays, a dead letter as far as is known. */
export async function retry(
  wish: RetryWish,
  stores: readonly ServiceStore[],
  { out, err, interrupted }: RetryContext,
): Promise<boolean> {
  const tasks = wish.names.length > 0 ? await named(stores, wish.names) : await matching(wish, stores);
  const asked: Asked[] = [];
  for (const task of tasks) {
    const before = await task.store.retryStatuses(task.names);
    asked.push({ ...task, before, retried: await retryAll(task, err, interrupted) });
  }
  const deadline = Date.now() + wish.waitSeconds * 1000;
  const outcomes = (await Promise.all(asked.map((one) => watch(one, deadline, interrupted)))).flat();
  tellOutcomes(outcomes, wish, out);
  return outcomes.every(({ outcome }) => outcome !== 'deadLettered' && outcome !== 'noReader');
}

/** All names are known before anything is done. */
async function named(stores: readonly ServiceStore[], names: readonly string[]): Promise<Task[]> {
  const tasks = new Map<ServiceStore, string[]>();
  for (const name of names) {
    const { owner } = await getKept(stores, name);
    tasks.set(owner, [...(tasks.get(owner) ?? []), name]);
  }
  return [...tasks].map(([owner, own]) => ({ ...owner, names: own }));
}

async function matching({ service, filter }: RetryWish, stores: readonly ServiceStore[]): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const owner of chosen(stores, service)) {
    const names = await owner.store.names(filter);
    if (names.length > 0) tasks.push({ ...owner, names });
  }
  return tasks;
}

async function retryAll({ service, store, names }: Task, err: Output, interrupted: AbortSignal) {
  const retried = new Map<string, Retried>();
  for (let from = 0; from < names.length && !interrupted.aborted; from += AT_A_TIME) {
    for (const [name, result] of await store.retry(names.slice(from, from + AT_A_TIME))) retried.set(name, result);
    if (names.length > AT_A_TIME)
      err.write(`${service}: ${Math.min(from + AT_A_TIME, names.length)} of ${names.length}\n`);
  }
  return retried;
}

/** Looks until each has been tried, or nobody wants to wait any longer. */
async function watch(asked: Asked, deadline: number, interrupted: AbortSignal): Promise<Outcome[]> {
  const names = [...asked.retried.keys()];
  for (;;) {
    const standings = await asked.store.retryStatuses(names);
    const outcomes = names.map((name) => outcomeOf(name, asked, standings.get(name)));
    const isOver = interrupted.aborted || Date.now() >= deadline;
    if (isOver || outcomes.every(({ outcome }) => outcome !== 'waits')) return outcomes;
    await pause(LOOK_EVERY_MS, undefined, { signal: interrupted }).catch(() => undefined);
  }
}

function outcomeOf(name: string, { service, retried, before }: Asked, standing: RetryStatus | undefined): Outcome {
  if (!standing) return { name, service, outcome: 'ended' };
  const { state, code, detail, tries } = standing;
  const told = { name, service, code, detail };
  if (retried.get(name) === 'noReader') return { ...told, outcome: 'noReader' };
  if (state === 'deadLettered') return { ...told, outcome: 'deadLettered' };
  return { ...told, outcome: tries > (before.get(name)?.tries ?? 0) ? 'parked' : 'waits' };
}

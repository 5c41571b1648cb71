import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CollectorOptions } from './trial-collector.js';

export interface CollectorProcess {
  readonly pid: number;
  /** Partitions of the batches that it began, in order. */
  readonly batches: readonly number[];
  /** Resolves when it begins its next batch, or ends. */
  nextBatch(): Promise<void>;
  /** SIGKILL; resolves when it is dead. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Resolves to its exit code when it ends by itself. */
  readonly ended: Promise<number | null>;
}

/** A child process that runs the trial collector; resolves when it is connected. */
export async function spawnCollector(options: CollectorOptions): Promise<CollectorProcess> {
  const child = fork(join(__dirname, 'collector-process.ts'), {
    execArgv: ['--require', join(__dirname, 'register.cjs')],
    env: { ...process.env, COLLECTOR: JSON.stringify(options) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const batches: number[] = [];
  child.on('message', (message: { batch?: number }) => {
    if (message.batch === undefined) return;
    batches.push(message.batch);
    child.emit('batch');
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  await ready(child, ended);
  return {
    pid: child.pid as number,
    batches,
    ended,
    nextBatch: async () => void (await Promise.race([once(child, 'batch'), ended])),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function ready(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  const code = await Promise.race([once(child, 'message').then(() => undefined), ended]);
  if (code !== undefined) throw new Error(`The collector ended with ${code} before it was ready.`);
}

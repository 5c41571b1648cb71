import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '#daemons';
import { underLoad } from './load.js';
import { services, type ProcessesUnderTest } from './processes-under-test.js';
import type { Stage } from './stage.js';

/** How a process ended that was asked to. */
export interface Restarted {
  readonly name: string;
  /** `code 0`, as the supervisor saw it. */
  readonly ended: string | undefined;
  readonly seconds: number;
}

/** A rolling restart: each process gets SIGTERM in a running demo, and the next one only once all are ready again. */
export function restartEach(stage: Stage<ProcessesUnderTest>): Promise<Restarted[]> {
  const { installation, around } = stage;
  return underLoad(stage, async ({ inMotion }) => {
    const restarted: Restarted[] = [];
    for (const name of services) {
      await inMotion();
      const one = await restart(installation, name);
      around.tell(`${name} ended with ${one.ended} in ${one.seconds.toFixed(1)} s`);
      restarted.push(one);
      await installation.untilReady();
    }
    return restarted;
  });
}

async function restart(installation: ProcessesUnderTest, name: string): Promise<Restarted> {
  const askedAt = Date.now();
  const { pid, starts = 0 } = await installation.signal(name, 'SIGTERM');
  while (isAlive(pid)) await pause(20);
  const seconds = (Date.now() - askedAt) / 1000;
  for (;;) {
    const now = installation.posted().find((one) => one.name === name);
    if ((now?.starts ?? 0) > starts) return { name, ended: now?.ended, seconds };
    await pause(20);
  }
}

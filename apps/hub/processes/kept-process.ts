import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { callOut } from '#http';
import { nodeFlags } from '#service';
import { handOn } from '#settings';
import type { PlannedProcess } from './plan.js';

/** First and longest pause before a process that ended is started again; one that ran well is started at once. */
const PAUSES_MS = { first: 200, longest: 5_000 };
const RAN_WELL_MS = 10_000;
/** What all of them stand on is ended after them, within ten seconds of the signal. */
const END_WITHIN_MS = 6_000;
const LOOK_EVERY_MS = 100;

/** One process, started again whenever it ends, until it is told to end. What it writes goes where ours goes. */
export class KeptProcess {
  private child: ChildProcess | undefined;
  private readonly ending = new AbortController();
  private keeping: Promise<void> | undefined;
  /** How often it was started. */
  starts = 0;
  /** How the one before ended: its code, or the signal that it died of. */
  ended: string | undefined;

  constructor(
    readonly plan: PlannedProcess,
    private readonly say: (line: string) => void,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    this.keeping ??= this.keep();
  }

  /** Resolves once it can do its job; false when it is told to end before. */
  async untilReady(host: string): Promise<boolean> {
    const url = `http://${host}:${this.plan.port}/health/ready`;
    while (!this.ending.signal.aborted) {
      const answer = await callOut(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      if (answer?.ok) return true;
      await this.rest(LOOK_EVERY_MS);
    }
    return false;
  }

  /** Asks it to end, and forces it after six seconds. */
  async end(): Promise<void> {
    this.ending.abort();
    const { child } = this;
    child?.kill('SIGTERM');
    const force = setTimeout(() => child?.kill('SIGKILL'), END_WITHIN_MS);
    await this.keeping;
    clearTimeout(force);
  }

  private async keep(): Promise<void> {
    let wait = PAUSES_MS.first;
    while (!this.ending.signal.aborted) {
      const began = Date.now();
      const how = await this.runOnce();
      if (this.ending.signal.aborted) return;
      wait = Date.now() - began > RAN_WELL_MS ? PAUSES_MS.first : Math.min(wait * 2, PAUSES_MS.longest);
      this.say(`${this.plan.name} ended (${how}), is started again`);
      await this.rest(wait);
    }
  }

  /** With a channel to us, so that it ends when we are gone, however we went. */
  private async runOnce(): Promise<string> {
    this.starts += 1;
    const child = spawn(process.execPath, [...nodeFlags, this.plan.file], {
      env: handOn(this.plan, this.plan.env),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true, // Ctrl-C reaches us only; we end them in order
    });
    this.child = child;
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    this.child = undefined;
    return (this.ended = signal ?? `code ${code}`);
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }
}

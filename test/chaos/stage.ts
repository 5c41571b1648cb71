import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../support/free-ports.js';
import { DemoRound, type FinishedRound } from './demo-round.js';
import { answerSlowly, readEnds, type ResidentEnd } from './end-state.js';
import type { InstallationUnderTest } from './installation-under-test.js';
import type { Around } from './around.js';
import { untilSettled } from './verdict.js';

/** Between what an agency has committed and what the hub knows of it: long enough for kills to fall in between. */
export const ANSWER_AFTER_MS = 400;

export interface StageOptions extends Around {
  /** Leaves data folders and logs behind. */
  readonly keep?: boolean;
}

type Opener<I> = (port: number, dataDir: string, signal: AbortSignal) => I;

/** An installation that runs, with slow agencies, and how the demo ended on it undisturbed. */
export class Stage<I extends InstallationUnderTest = InstallationUnderTest> {
  /** Every run of the demo on it so far; the first one undisturbed. */
  readonly rounds: FinishedRound[] = [];
  expected: ReadonlyMap<string, ResidentEnd> = new Map();
  /** Who runs through the undisturbed demo, one round after another. */
  residentsAnHour = 0;

  private constructor(
    readonly installation: I,
    readonly around: Around,
    private readonly remove: () => void,
  ) {}

  /** Rejects, with nothing left behind, when already the undisturbed demo does not end well. */
  static async open<I extends InstallationUnderTest>(open: Opener<I>, options: StageOptions): Promise<Stage<I>> {
    const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'ankomst-chaos-'));
    chmodSync(folder, 0o755); // PostgreSQL's own user reaches in when this runs as root
    const port = await freePorts();
    options.tell(`Data in ${folder}, ports from ${port}`);
    const installation = open(port, join(folder, 'data'), options.signal);
    const stage = new Stage(installation, options, () => {
      if (!options.keep) rmSync(folder, { recursive: true, force: true });
    });
    try {
      await stage.begin();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  /** Leaves no process and, unless told so, no file. */
  async close(): Promise<void> {
    await this.installation.dispose();
    this.remove();
  }

  private async begin(): Promise<void> {
    const { installation, rounds } = this;
    const { signal, tell } = this.around;
    installation.start();
    await installation.untilReady();
    await answerSlowly(installation, ANSWER_AFTER_MS);
    tell('The demo, undisturbed');
    const begunAt = Date.now();
    const calm = await DemoRound.run(0, installation, signal);
    this.residentsAnHour = Math.round((calm.told.length * 3_600_000) / (Date.now() - begunAt));
    rounds.push(calm);
    const { filings } = await untilSettled(installation, signal);
    this.expected = await readEnds(installation, calm, filings);
    const wrong = [...calm.wrong, ...installation.endedByItself];
    if (wrong.length > 0) throw new Error(`Already undisturbed not everything is right:\n${wrong.join('\n')}`);
  }
}

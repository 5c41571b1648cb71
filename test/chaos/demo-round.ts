import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const main = join(__dirname, '..', '..', 'dist/apps/hub/demo/main.js');

/** So long may a resident stand still: four kills in a row and their recoveries take two minutes on a busy machine. */
const PATIENCE_S = 400;

/** What the demo says of a resident, as far as it is compared. */
export interface Told {
  resident: string;
  reference: string;
  missingAtFirst: { [agency: string]: string[] };
  answeredLater: string[];
  outcome: { [name: string]: string };
}

/** A resident's way back to the case, from the demo's journal. */
export interface Visit {
  caseId: string;
  token: string;
}

export type FinishedRound = DemoRound & { readonly told: Told[]; readonly wrong: string[] };

/** One run of the demo with a journal of its own, so with residents and cases of its own. */
export class DemoRound {
  private readonly last = new Map<string, string>();
  private ended = false;

  private constructor(
    readonly number: number,
    private readonly journal: string,
  ) {}

  /** Resolves when all residents have reached their end; `onStart` is given the round while it runs. */
  static async run(
    number: number,
    hub: { url: string; dataDir: string },
    signal: AbortSignal,
    onStart: (round: DemoRound) => void = () => undefined,
  ): Promise<FinishedRound> {
    const round = new DemoRound(number, join(hub.dataDir, `round-${number}.json`));
    onStart(round);
    try {
      return Object.assign(round, await round.travel(hub.url, signal));
    } finally {
      round.ended = true;
    }
  }

  /** A kill now falls into a running demo: somebody has begun, and not everybody has ended. */
  get inMotion(): boolean {
    return !this.ended && this.last.size > 0;
  }

  /** How far the residents are. */
  where(): string {
    const all = [...this.last.values()];
    const completed = all.filter((what) => what.startsWith('completed')).length;
    const applying = all.filter((what) => /^(opens|hands|submitted)/.test(what)).length;
    return `${applying} applying, ${all.length - applying - completed} with the agencies, ${completed} completed`;
  }

  /** Of those that have a case by now. */
  visits(): Map<string, Visit> {
    if (!existsSync(this.journal)) return new Map();
    const { residents } = JSON.parse(readFileSync(this.journal, 'utf8')) as {
      residents: { [resident: string]: { caseId?: string; draft: { accessToken: string } } };
    };
    return new Map(
      Object.entries(residents).flatMap(([resident, { caseId, draft }]) =>
        caseId ? [[resident, { caseId, token: draft.accessToken }] as const] : [],
      ),
    );
  }

  private async travel(hubUrl: string, signal: AbortSignal): Promise<{ told: Told[]; wrong: string[] }> {
    const options = ['--hub', hubUrl, '--resume', this.journal, '--json', '--patience', String(PATIENCE_S)];
    // Leads a process group of its own, so that Ctrl-C is this script's to pass on.
    const demo = spawn(process.execPath, [main, ...options], {
      detached: true,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    demo.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    demo.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      this.hear(text);
    });
    const [code] = (await once(demo, 'close')) as [number | null];
    if (out === '') throw new Error(`The demo ended with ${code} and without a result:\n${err.slice(-2_000)}`);
    const { residents, wrong } = JSON.parse(out) as { residents: Told[]; wrong: string[] };
    return { told: residents, wrong };
  }

  private hear(text: string): void {
    for (const [, resident, what] of text.matchAll(/^ *[\d.]+ s {2}(\S+) +(.+)$/gm))
      this.last.set(resident as string, what as string);
  }
}

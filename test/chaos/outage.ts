import { setTimeout as pause } from 'node:timers/promises';
import type { DemoRound } from './demo-round.js';
import { behave, readCase, type CaseView } from './end-state.js';
import { underLoad } from './load.js';
import { ANSWER_AFTER_MS, type Stage } from './stage.js';

/** What was seen while one agency was away. */
export interface Outage {
  /** Until every resident's other agencies had come to their ends. */
  readonly othersAfterSeconds: number;
  /** Statuses of the agency that was away, at that moment. */
  readonly ofTheOneAway: readonly string[];
}

const OTHERS_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 100;

/**
 * The demo while an agency is away, until all other agencies have come to their ends; then it is back, and the demo goes
 * on to its own end. `down: false` does the same with the agency at its place, for comparison.
 */
export async function withoutAgency(stage: Stage, away: string, down = true): Promise<Outage> {
  const { installation } = stage;
  await behave(installation, away, { down, delayMs: ANSWER_AFTER_MS });
  return underLoad(stage, async ({ inMotion, signal }) => {
    try {
      const round = await inMotion();
      const begunAt = Date.now();
      const views = await untilOthersEnded(stage, round, away, signal);
      const ofTheOneAway = views.flatMap(({ agencies }) => agencies[away]?.status ?? []);
      return { othersAfterSeconds: (Date.now() - begunAt) / 1000, ofTheOneAway };
    } finally {
      await behave(installation, away, { delayMs: ANSWER_AFTER_MS });
    }
  });
}

async function untilOthersEnded(
  { installation, expected }: Stage,
  round: DemoRound,
  away: string,
  signal: AbortSignal,
): Promise<CaseView[]> {
  let open: string[] = [];
  for (const deadline = Date.now() + OTHERS_WITHIN_MS; Date.now() < deadline;) {
    const views = new Map<string, CaseView>();
    for (const [resident, visit] of round.visits()) views.set(resident, await readCase(installation.url, visit));
    open = [...expected].flatMap(([resident, { agencies }]) =>
      Object.keys(agencies)
        .filter((agency) => agency !== away)
        .filter((agency) => views.get(resident)?.agencies[agency]?.status !== agencies[agency]?.status)
        .map((agency) => `${resident}: ${agency}`),
    );
    if (open.length === 0) return [...views.values()];
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
  throw new Error(`While ${away} was away these did not come to their end:\n${open.join('\n')}`);
}

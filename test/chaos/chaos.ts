import { setTimeout as pause } from 'node:timers/promises';
import type { Around } from './around.js';
import { openInstallation, type InstallationUnderTest, type Kind } from './installation-under-test.js';
import { planKills, type PlannedKill } from './kill-plan.js';
import { underLoad, type Load } from './load.js';
import { Stage, type StageOptions } from './stage.js';
import { judge, type Verdict } from './verdict.js';

export interface Options extends StageOptions {
  on: Kind;
  kills: number;
  seed: number;
}

/** What was killed when. */
export interface Strike {
  atSeconds: number;
  target: string;
  after: PlannedKill['after'];
  round: number;
  where: string;
}

export interface Result extends Verdict {
  strikes: Strike[];
  /** Those under kills. */
  rounds: number;
}

/** The demo undisturbed, the demo under kills, and what differs. */
export async function runChaos({ on, kills, seed, ...options }: Options): Promise<Result> {
  const stage = await Stage.open((...where) => openInstallation(on, ...where), options);
  try {
    const { targets, timing } = stage.installation;
    options.tell(`${kills} kills, seed ${seed}`);
    return await disturbed(stage, planKills(kills, seed, targets, timing));
  } finally {
    await stage.close();
  }
}

async function disturbed(stage: Stage, plan: PlannedKill[]): Promise<Result> {
  const { installation, around, rounds } = stage;
  const strikes = await underLoad(stage, (load) => killAll(installation, plan, load, around.tell));
  const verdict = await judge(stage);
  const { code } = await installation.stop();
  if (code !== 0) verdict.findings.push(`it ended with ${code} when it was told to stop`);
  return { ...verdict, strikes, rounds: rounds.length - 1 };
}

async function killAll(
  installation: InstallationUnderTest,
  plan: readonly PlannedKill[],
  { signal, inMotion }: Load,
  tell: Around['tell'],
): Promise<Strike[]> {
  const strikes: Strike[] = [];
  const begunAt = Date.now();
  for (const { target, after, delayMs } of plan) {
    if (after === 'ready') await installation.untilReady();
    await pause(delayMs, undefined, { signal });
    const round = await inMotion();
    const strike = { target, after, round: round.number, where: round.where() };
    await installation.kill(target);
    strikes.push({ atSeconds: (Date.now() - begunAt) / 1000, ...strike });
    tell(`Kill ${strikes.length} of ${plan.length}: ${sentence(strikes.at(-1) as Strike)}`);
  }
  await installation.untilReady();
  return strikes;
}

export function sentence({ atSeconds, target, after, round, where }: Strike): string {
  const moment = after === 'start' ? ', the one before coming back' : '';
  return `${atSeconds.toFixed(1).padStart(6)} s  ${target}${moment}; round ${round}: ${where}`;
}

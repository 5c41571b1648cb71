import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runChaos } from './chaos.js';

/** `npm run test:chaos` kills as often as it is told to. */
const KILLS = Number(process.env.CHAOS_KILLS ?? 3);

jest.setTimeout(240_000 + KILLS * 30_000);

it(`kill -9 of the hub and its PostgreSQL at ${KILLS} random moments of the demo: the same end, and nothing twice`, async () => {
  execFileSync(process.execPath, [join(__dirname, '../../scripts/build.mjs')]);
  const seed = Math.floor(Math.random() * 1_000_000);
  const { findings, strikes, ...result } = await runChaos({
    kills: KILLS,
    seed,
    signal: new AbortController().signal,
    tell: () => undefined,
  });
  expect({ seed, strikes, findings }).toEqual({ seed, strikes, findings: [] });
  expect(strikes).toHaveLength(KILLS);
  expect(result.cases).toBe(result.rounds * 8);
  expect(result.sameEnd).toBe(result.cases);
});

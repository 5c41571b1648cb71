import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describeWithOwnKafka } from '../support/kafka/kafka-for-tests.js';
import { runChaos } from './chaos.js';
import type { Kind } from './installation-under-test.js';

/** `npm run test:chaos` kills as often as it is told to. */
const KILLS = { hub: Number(process.env.CHAOS_KILLS ?? 3), kafka: Number(process.env.CHAOS_KILLS ?? 5) };

jest.setTimeout(300_000 + Math.max(KILLS.hub, KILLS.kafka) * 30_000);

beforeAll(() => {
  execFileSync(process.execPath, [join(__dirname, '../../scripts/build.mjs')]);
});

async function expectTheSameEnd(on: Kind): Promise<void> {
  const seed = Math.floor(Math.random() * 1_000_000);
  const { findings, strikes, ...result } = await runChaos({
    on,
    kills: KILLS[on],
    seed,
    signal: new AbortController().signal,
    tell: () => undefined,
  });
  expect({ seed, strikes, findings }).toEqual({ seed, strikes, findings: [] });
  expect(strikes).toHaveLength(KILLS[on]);
  expect(result.cases).toBe((result.rounds + 1) * 8);
  expect(result.sameEnd).toBe(result.cases);
}

it(`kill -9 of the hub and its PostgreSQL at ${KILLS.hub} random moments of the demo: the same end, and nothing twice`, () =>
  expectTheSameEnd('hub'));

describeWithOwnKafka('each service as a process of its own', () => {
  it(`kill -9 of services, broker and PostgreSQL at ${KILLS.kafka} random moments of the demo: the same end, and nothing twice`, () =>
    expectTheSameEnd('kafka'));
});

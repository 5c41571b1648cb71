import { MovableClock } from '#clock';
import type { Batch } from '#messaging';
import { Health, type Log } from '#observability';
import { Pace } from './pace.js';
import type { ReviewDueCases } from './review-due-cases.js';
import { ReviewLoop } from './review-loop.js';

const flood: Batch = { topic: 'applications', messages: Array(500).fill({}) };
const STEP_MS = 100;

describe('the loop that looks at cases', () => {
  let pace: Pace;
  let health: Health;
  let rounds: number;
  let roundMs: number;
  let isMore: boolean;
  let loop: ReviewLoop;

  beforeEach(() => {
    jest.useFakeTimers();
    [pace, health, rounds, isMore] = [new Pace(), new Health(), 0, true];
    const reviews = {
      async round(): Promise<boolean> {
        rounds += 1;
        await new Promise((resolve) => setTimeout(resolve, roundMs));
        return isMore;
      },
    };
    loop = new ReviewLoop(reviews as ReviewDueCases, pace, new MovableClock(), health, {} as Log);
  });
  afterEach(async () => {
    const ended = loop.onModuleDestroy();
    await jest.advanceTimersByTimeAsync(roundMs);
    await ended;
    jest.useRealTimers();
  });

  async function pass(milliseconds: number, flooded: boolean): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += STEP_MS) {
      if (flooded) pace.note(flood);
      await jest.advanceTimersByTimeAsync(STEP_MS);
    }
  }

  it('goes on at once where more is due than a round takes', async () => {
    roundMs = 100;
    loop.onApplicationBootstrap();
    await pass(1_000, false);
    expect(rounds).toBeGreaterThan(8);
  });

  it('waits for what else happens to the cases where it took all', async () => {
    [roundMs, isMore] = [10, false];
    loop.onApplicationBootstrap();
    await pass(1_100, false);
    expect(rounds).toBeGreaterThan(7);
    expect(rounds).toBeLessThan(12);
  });

  it('rests while a flood lasts, and no longer', async () => {
    roundMs = 1_000;
    loop.onApplicationBootstrap();
    await pass(10_000, true);
    expect(rounds).toBe(1);
    await pass(1_000, false);
    expect(rounds).toBe(2);
  });

  it('is well while it rests, however long, and stuck when a round does not end', async () => {
    roundMs = 2_000;
    loop.onApplicationBootstrap();
    await pass(30_000, true);
    expect([rounds, (await health.report()).ready]).toEqual([1, true]);
    roundMs = 60_000;
    await pass(30_000, false);
    expect([rounds, await health.report()]).toEqual([2, { ready: false, checks: { reviews: expect.anything() } }]);
  });
});

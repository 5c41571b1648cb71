import { Rounds, type RoundsOptions } from './rounds.js';

const EVERY_MS = 1_000;

describe('rounds', () => {
  let rounds: Rounds;
  let round: jest.Mock<Promise<boolean>, [AbortSignal]>;
  const onFault = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    onFault.mockReset();
    round = jest.fn(async (_stopping: AbortSignal) => false);
  });
  afterEach(async () => {
    await rounds.stop();
    jest.useRealTimers();
  });

  async function start(options: Partial<RoundsOptions> = {}): Promise<void> {
    rounds = new Rounds({ round: (stopping) => round(stopping), everyMs: EVERY_MS, onFault, ...options });
    rounds.start();
    await jest.advanceTimersByTimeAsync(0);
  }

  it('follow at once while there is more, and after a pause when there is not', async () => {
    round.mockResolvedValueOnce(true).mockResolvedValueOnce(true);
    await start();
    expect(round).toHaveBeenCalledTimes(3);
    await jest.advanceTimersByTimeAsync(EVERY_MS / 2);
    expect(round).toHaveBeenCalledTimes(3);
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(round).toHaveBeenCalledTimes(4);
  });

  it('are woken, and miss no call that comes while one is under way', async () => {
    await start();
    rounds.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(round).toHaveBeenCalledTimes(2);
    round.mockImplementationOnce(async () => {
      rounds.wake();
      return false;
    });
    rounds.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(round).toHaveBeenCalledTimes(4);
  });

  it('go on after a fault, with longer pauses that nobody cuts short, and as before once one went well', async () => {
    round.mockRejectedValueOnce(new Error('first')).mockRejectedValueOnce(new Error('second'));
    await start({ backoffMs: { first: 100, longest: 5_000 } });
    rounds.wake();
    await jest.advanceTimersByTimeAsync(80);
    expect(round).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(40);
    expect(round).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(120);
    expect(round).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(120);
    expect(round).toHaveBeenCalledTimes(3);
    expect(onFault.mock.calls).toEqual([[new Error('first')], [new Error('second')]]);
    rounds.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(round).toHaveBeenCalledTimes(4);
  });

  it('stop when the one under way has ended, and tell of no fault of that', async () => {
    let fail = (): void => undefined;
    round.mockImplementationOnce(() => new Promise((_, reject) => (fail = () => reject(new Error('too late')))));
    await start();
    const stopped = rounds.stop().then(() => 'stopped');
    expect(await Promise.race([stopped, Promise.resolve('under way')])).toBe('under way');
    expect(round.mock.calls[0]?.[0].aborted).toBe(true);
    fail();
    expect(await stopped).toBe('stopped');
    expect(onFault).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(round).toHaveBeenCalledTimes(1);
  });

  it('are stuck when none went well for long', async () => {
    await start();
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(() => rounds.check(5 * EVERY_MS)).not.toThrow();
    round.mockRejectedValue(new Error('away'));
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(() => rounds.check(5 * EVERY_MS)).toThrow(expect.objectContaining({ code: 'STUCK' }));
  });
});

import { MovableClock, systemClock } from './index.js';

describe('a movable clock', () => {
  it('stands where it was set and runs on', () => {
    const clock = new MovableClock();
    clock.set(new Date('2030-01-01T00:00:00.000Z'));
    const first = clock.now().getTime();
    expect(Math.abs(first - Date.parse('2030-01-01T00:00:00.000Z'))).toBeLessThan(60_000);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(first);
  });

  it('advances by seconds', () => {
    const clock = new MovableClock();
    clock.advance(86_400);
    expect(Math.abs(clock.now().getTime() - systemClock.now().getTime() - 86_400_000)).toBeLessThan(60_000);
  });

  it('tells its listeners, until they leave', () => {
    const clock = new MovableClock();
    const heard: string[] = [];
    const leave = clock.onMove(() => heard.push('moved'));
    clock.advance(1);
    clock.setOffset(1000);
    expect(heard).toEqual(['moved']);
    leave();
    clock.advance(1);
    expect(heard).toEqual(['moved']);
  });
});

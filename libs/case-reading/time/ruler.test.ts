import { decided, party } from '../example-parties.js';
import { isAimedAt, rulerOf } from './ruler.js';

const start = '2026-09-03T06:00:00.000Z';
const after = (minutes: number): string => new Date(Date.parse(start) + minutes * 60_000).toISOString();

describe('the ruler of time', () => {
  it('is four hours long, and shows each holder where they held the case', () => {
    const segments = [
      { from: start, holder: 'agencies' as const },
      { from: after(60), holder: 'resident' as const },
    ];
    expect(rulerOf(segments, start, new Date(after(120)))).toEqual({
      stretches: [
        { holder: 'agencies', from: 0, width: 25 },
        { holder: 'resident', from: 25, width: 25 },
      ],
      end: 50,
      aim: 100,
    });
  });

  it('grows with a case that takes longer, and ends with one that has ended', () => {
    const segments = [
      { from: start, holder: 'agencies' as const },
      { from: after(480), holder: null },
    ];
    const ruler = rulerOf(segments, start, new Date(after(5000)));
    expect(ruler).toEqual({ stretches: [{ holder: 'agencies', from: 0, width: 100 }], end: 100, aim: 50 });
  });

  it('has no aim beside a no, and is then as long as the case', () => {
    const segments = [
      { from: start, holder: 'agencies' as const },
      { from: after(60), holder: null },
    ];
    expect(rulerOf(segments, start, new Date(after(90)), false)).toEqual({
      stretches: [{ holder: 'agencies', from: 0, width: 100 }],
      end: 100,
    });
    expect(isAimedAt([decided('siri', 'granted'), party('tax', 'acknowledged')])).toBe(true);
    expect(isAimedAt([decided('siri', 'refused'), party('tax', 'stopped')])).toBe(false);
  });

  it('is ours from the signature until the case has spoken', () => {
    expect(rulerOf([], start, new Date(after(24))).stretches).toEqual([{ holder: 'hub', from: 0, width: 10 }]);
  });
});

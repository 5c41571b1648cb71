import { contracts } from '#contracts';
import { lastDay, whenErasable } from './when-erasable.js';

const { retention } = contracts;
const days = Number(/\d+/.exec(retention.rules.case.keeps)![0]);

describe('when an application may be erased', () => {
  it('is at once where it was never handed in', () => {
    expect(whenErasable({ endedAt: [] }, retention, '2026-11-30')).toEqual({
      when: 'now',
      rule: retention.rules.draft,
    });
  });

  it.each([
    ['an agency has the only case still', [undefined]],
    ['an agency has one of two cases still', ['2020-01-01T10:00:00.000Z', undefined]],
    ['nothing is known of any case', []],
  ])('is not known while %s', (_, endedAt) => {
    const kept = { submittedAt: '2020-01-01T09:00:00.000Z', endedAt };
    expect(whenErasable(kept, retention, '2026-11-30').when).toBe('undecided');
  });

  it('is as long after the last of all answers as the rule says, to the day', () => {
    const endedAt = ['2026-03-01T10:00:00.000Z', '2026-03-09T23:30:00.000Z', '2026-02-01T10:00:00.000Z'];
    const kept = { submittedAt: '2026-01-01T09:00:00.000Z', endedAt };
    const day = lastDay(retention.rules.case, endedAt[1]!);
    const before = new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    expect((Date.parse(day) - Date.parse('2026-03-10')) / 86_400_000).toBe(days); // 23:30 UTC is the next day in Denmark
    expect(whenErasable(kept, retention, before)).toMatchObject({ when: 'from', day });
    expect(whenErasable(kept, retention, day).when).toBe('now');
  });
});

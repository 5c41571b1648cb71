import type { TimelineEvent } from '#contracts';
import { completenessOf } from './completeness.js';

const event = (name: TimelineEvent, agency: string | undefined, at: string) => ({
  at,
  event: name,
  ...(agency && { agency }),
  text: { da: '', en: '' },
});
const disclosure = (agency: string, at: string) => ({ agency, at });

describe('the list of who received what', () => {
  test('is complete when every sending of the history stands in it', () => {
    const timeline = [
      event('submitted', undefined, 't0'),
      event('delivering', 'siri', 't1'),
      event('delivered', 'siri', 't2'),
      event('delivering', 'tax', 't1'),
      event('acknowledged', 'siri', 't3'),
    ];
    expect(completenessOf(timeline, [disclosure('siri', 't1'), disclosure('tax', 't1')])).toEqual({
      left: 2,
      missing: [],
      answeredUnsent: [],
    });
  });

  test('misses the sending that was never written down, though another to the same agency was', () => {
    const timeline = [event('delivering', 'siri', 't1'), event('delivering', 'siri', 't4')];
    expect(completenessOf(timeline, [disclosure('siri', 't1')])).toEqual({
      left: 2,
      missing: [{ agency: 'siri', at: 't4' }],
      answeredUnsent: [],
    });
  });

  test('names who has answered without having been sent anything', () => {
    const timeline = [event('granted', 'municipality', 't1'), event('moreNeeded', 'municipality', 't2')];
    expect(completenessOf(timeline, [])).toMatchObject({ left: 0, answeredUnsent: ['municipality'] });
  });
});

import type { DeliveryStatus } from '#contracts';
import fc from 'fast-check';
import { isOpen, nextStep, type Happening, type Progress } from './next-step.js';

const fresh: Progress = { kind: 'dossier', state: 'waiting', attempts: 0, delayTold: false };
const happenings: Happening[] = ['attempt', 'accepted', 'failed', 'rejected', 'acknowledged', 'held'];

function live(progress: Progress, course: readonly Happening[]): { said: DeliveryStatus[]; end: Progress } {
  const said: DeliveryStatus[] = [];
  let end = progress;
  for (const happening of course) {
    const step = nextStep(end, happening);
    end = step.progress;
    if (step.publish) said.push(step.publish);
  }
  return { said, end };
}

describe('the life of a delivery', () => {
  it('says that it begins, once, and that it arrived', () => {
    expect(live(fresh, ['attempt', 'failed', 'attempt', 'accepted'])).toEqual({
      said: ['delivering', 'delivered'],
      end: { kind: 'dossier', state: 'delivered', attempts: 2, delayTold: false },
    });
  });

  it('tells of an outage after the second failure, once', () => {
    const course: Happening[] = ['attempt', 'failed', 'attempt', 'failed', 'attempt', 'failed'];
    expect(live(fresh, course).said).toEqual(['delivering', 'delayed']);
  });

  it('tells at once when the agency is known to be away', () => {
    expect(live(fresh, ['held', 'held']).said).toEqual(['delayed']);
  });

  it('ends with the receipt, whatever the call said', () => {
    expect(live(fresh, ['attempt', 'acknowledged', 'rejected', 'attempt']).said).toEqual(['delivering', 'delivered']);
  });

  it('of a withdrawal says only that it is done', () => {
    const course: Happening[] = ['attempt', 'failed', 'attempt', 'accepted'];
    expect(live({ ...fresh, kind: 'withdrawal' }, course).said).toEqual(['withdrawn']);
  });

  it('says nothing twice, nothing after its end, and never "delivered" before "delivering" unless a receipt came', () => {
    const anyCourse = fc.array(fc.constantFrom(...happenings), { maxLength: 30 });
    fc.assert(
      fc.property(anyCourse, fc.constantFrom('dossier' as const, 'withdrawal' as const), (course, kind) => {
        const { said, end } = live({ ...fresh, kind }, course);
        expect(new Set(said).size).toBe(said.length);
        const ending = said.filter((one) => one !== 'delivering' && one !== 'delayed');
        expect(ending.length).toBe(isOpen(end.state) ? 0 : 1);
        if (ending.length > 0) expect(said.at(-1)).toBe(ending[0]);
        expect(end.attempts).toBeLessThanOrEqual(course.filter((one) => one === 'attempt').length);
      }),
    );
  });
});

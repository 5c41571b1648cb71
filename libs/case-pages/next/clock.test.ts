import { appointment, decided, goalOfOne, now, party, type Party } from '#case-reading';
import type { Language, Visit } from '#pages';
import { clockOf, type Clock } from './clock.js';

const HOUR = 3_600_000;
const submittedAt = new Date(now.getTime() - HOUR).toISOString();

function clock(parties: readonly Party[], hasEnded = false, language: Language = 'en'): Clock {
  const shown = { elapsed: { hub: 2, resident: 0, agencies: 3598, calendar: 0 } };
  const segments = [{ from: submittedAt, holder: hasEnded ? null : ('agencies' as const) }];
  const visit = { now, language } as Visit;
  return clockOf({ visit, parties, segments, submittedAt, shown: shown as Parameters<typeof clockOf>[0]['shown'] });
}

describe('the figure beside what happens next', () => {
  it('is the aim of four hours while it can be kept, and that it was', () => {
    expect(clock([party('siri', 'acknowledged')]).note).toMatch(/^We aim for four hours\./);
    expect(clock([decided('siri', 'granted')], true).note).toBe('Within the four hours we aim for.');
  });

  it.each(['refused', 'revoked'] as const)('claims no aim beside what was %s', (result) => {
    const ended = clock([decided('siri', result), party('tax', 'stopped')], true);
    expect(ended).toEqual({ title: 'From your signature to SIRI’s answer', figure: '1 h 0 min' });
    expect(clock([decided('siri', result), decided('tax', 'granted')]).note).toBeUndefined();
  });

  it('is how long it is until a meeting, or the last day of what is asked', () => {
    expect(clock([party('siri', 'acknowledged', { appointment })])).toEqual({
      title: 'Until you meet',
      figure: 'Four days',
    });
    const deadlines = [{ id: 'taxCard', title: { da: 'Få skattekort', en: 'Get the tax card' }, date: '2026-09-05' }];
    expect(clock([party('tax', 'collecting', { deadlines })])).toMatchObject({
      title: 'Until the last day: Get the tax card',
      figure: 'Two days',
    });
    expect(clock([party('tax', 'collecting', { deadlines })], false, 'da').figure).toBe('To dage');
    const far = [{ ...deadlines[0]!, date: '2026-10-10' }];
    expect(clock([party('tax', 'collecting', { deadlines: far })]).title).toBe('Since you signed');
    const over = [{ ...deadlines[0]!, date: '2026-09-01' }];
    expect(clock([party('tax', 'collecting', { deadlines: over })]).title).toBe('Since the last day: Get the tax card');
  });

  it('is how long an agency has been silent beyond its own goal, and that a goal is not a promise', () => {
    const goal = goalOfOne;
    const silence = { since: '2026-08-01T10:00:00.000Z', goal, exceeded: true };
    const { figure, note } = clock([party('siri', 'acknowledged', { silence })]);
    expect(figure).toBe('33 days');
    expect(note).toContain('Its own goal was 31 August 2026 (Service goals of SIRI). A goal is not a promise');
  });
});

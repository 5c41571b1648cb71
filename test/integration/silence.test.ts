import { danishDate } from '#clock';
import { contracts } from '#contracts';
import type { CaseReading } from '../../apps/collector/case/read-case.js';
import { putIntoWords } from '#case-copy';
import { CaseStage } from '../support/case-stage.js';

const silence = (reading: CaseReading, agency = 'siri') =>
  putIntoWords(contracts, 'agency', agency, reading.agencies.get(agency)!.state).silence;

/** Sent to its first agency on the twentieth of November 2026. */
function sent(persona: string): CaseStage {
  const stage = CaseStage.of(persona);
  stage.read();
  return stage.deliver('siri', 'delivered');
}

describe('an agency that says nothing', () => {
  it('is silent from when it was sent the application, and from its receipt on', () => {
    const stage = sent('third-country-worker-family');
    expect(danishDate(silence(stage.read())!.since)).toBe('2026-11-20');
    stage.pass(3).report('siri', { status: 'acknowledged' });
    expect(danishDate(silence(stage.read())!.since)).toBe('2026-11-23');
  });

  it('has passed its own goal on the day after it, and time alone shows it', () => {
    const stage = sent('third-country-worker-family').report('siri', { status: 'acknowledged' });
    const first = stage.read();
    expect(silence(first)).toMatchObject({ exceeded: false, goal: { date: '2026-12-20', offset: 'P1M' } });
    expect(silence(first)!.goal!.source).toMatchObject({ statedOn: '2021-08-20' });
    expect(silence(stage.pass(30).read())).toMatchObject({ exceeded: false });
    const due = stage.read().lookAgainAt!;
    expect(due).toEqual(new Date('2026-12-20T23:00:00.000Z'));
    expect(silence(stage.pass(1).read())).toMatchObject({ exceeded: true });
  });

  it('has a goal only where a source says so of such a case', () => {
    const goal = (persona: string) => silence(sent(persona).report('siri', { status: 'acknowledged' }).read());
    expect(goal('third-country-student-no-job')).toMatchObject({ goal: { date: '2027-01-20', offset: 'P2M' } });
    const eu = goal('eu-worker-single');
    expect(Object.keys(eu!)).toEqual(['since', 'exceeded']);
    expect(silence(sent('eu-worker-single').report('siri', { status: 'acknowledged' }).pass(400).read())).toMatchObject(
      {
        exceeded: false,
      },
    );
  });

  it('is not silent while it waits for the resident, before a meeting, or once it has decided', () => {
    const asks = sent('eu-worker-single').report('siri', { status: 'moreNeeded', asksFor: ['employment.contract'] });
    expect(silence(asks.read())).toBeUndefined();
    const [from, to] = ['2026-12-01T09:00:00.000Z', '2026-12-01T09:30:00.000Z'];
    const meets = sent('eu-worker-single').report('siri', {
      appointment: { kind: 'attendance', place: 'Here', from, to },
    });
    expect(silence(meets.read())).toBeUndefined();
    expect(meets.read().lookAgainAt!.getTime()).toBeLessThanOrEqual(Date.parse('2026-12-01T23:00:00.000Z'));
    expect(silence(meets.pass(12).read())).toMatchObject({ since: to });
    const granted = sent('eu-worker-single').report('siri', { status: 'granted' });
    expect(silence(granted.read())).toBeUndefined();
  });
});

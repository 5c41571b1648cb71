import type { FiledDossier, AgencyReport } from './record.js';
import { answeredVersion, summarise } from './report-summary.js';

let count = 0;
function said(changes: Partial<AgencyReport>): AgencyReport {
  count += 1;
  const second = String(count).padStart(2, '0');
  return {
    eventId: `event-${second}`,
    by: 'agency',
    agency: 'a',
    recipient: 'a',
    time: `2026-09-01T08:00:${second}.000Z`,
    ...changes,
  };
}

function filed(version: number, filedAt: string): FiledDossier {
  return {
    agency: 'a',
    version,
    schemaVersion: 'v1',
    recipient: 'a',
    filedAt,
    withdrawn: false,
    data: {},
    absent: [],
    answers: [],
    claims: [],
    ended: [],
  };
}

beforeEach(() => (count = 0));

describe('the summary of what an agency reported', () => {
  it('is its latest decision, by the time it was made and not by when it came', () => {
    const granted = said({ status: 'granted' });
    const refused = said({ status: 'refused' });
    expect(summarise([refused, granted], []).decision).toBe(refused);
    expect(summarise([granted, refused], []).decision).toBe(refused);
  });

  it('has decided when it first said so, however often it confirms it', () => {
    const refused = said({ status: 'refused' });
    const granted = said({ status: 'granted' });
    const confirmed = said({ status: 'granted' });
    expect(summarise([confirmed, refused, granted], []).decidedAt).toBe(granted.time);
    expect(summarise([refused], []).decidedAt).toBe(refused.time);
    expect(summarise([], []).decidedAt).toBeUndefined();
  });

  it('decides by the later event where two were made in the same millisecond', () => {
    const one = said({ status: 'refused' });
    const other = { ...said({ status: 'granted' }), time: one.time };
    expect(summarise([other, one], []).decision).toBe(other);
  });

  it('proves receipt with every word, and acknowledges only with its receipt', () => {
    expect(
      summarise([said({ status: 'moreNeeded', dossierVersion: 1, asksFor: ['contact.phone'] })], []).reached.get(1),
    ).toBe('delivered');
    expect(summarise([said({ status: 'acknowledged', dossierVersion: 1 })], []).reached.get(1)).toBe('acknowledged');
  });

  it('takes back no reach: what came late or twice changes nothing', () => {
    const delivering = said({ by: 'connector', status: 'delivering', dossierVersion: 1 });
    const acknowledged = said({ status: 'acknowledged', dossierVersion: 1 });
    const delivered = said({ by: 'connector', status: 'delivered', dossierVersion: 1 });
    expect(summarise([acknowledged, delivered, delivering, acknowledged], []).reached.get(1)).toBe('acknowledged');
  });

  it('claims nothing of a delivery that is only delayed', () => {
    expect(summarise([said({ by: 'connector', status: 'delayed', dossierVersion: 1 })], []).reached.size).toBe(0);
  });

  it('asks for each fact at the latest time that it was asked', () => {
    said({});
    const summary = summarise(
      [said({ status: 'moreNeeded', asksFor: ['x.a', 'x.b'] }), said({ status: 'moreNeeded', asksFor: ['x.b'] })],
      [],
    );
    expect([...summary.asked]).toEqual([
      ['x.a', '2026-09-01T08:00:02.000Z'],
      ['x.b', '2026-09-01T08:00:03.000Z'],
    ]);
  });
});

describe('a statement without a version', () => {
  const both = [filed(1, '2026-09-01T08:00:00.500Z'), filed(2, '2026-09-01T08:00:01.500Z')];

  it('answers the last version that was filed when it was made', () => {
    expect(answeredVersion(said({}), both)).toBe(1);
    expect(answeredVersion(said({}), both)).toBe(2);
  });

  it('answers the version it names', () => {
    said({});
    expect(answeredVersion(said({ dossierVersion: 1 }), both)).toBe(1);
  });
});

import { contracts, type ReportsV1 } from '#contracts';
import { meaningProblems } from './meaning.js';

const now = new Date('2026-11-22T09:30:00.000Z');
const problems = (data: unknown, agency = 'municipality', time?: string) =>
  meaningProblems(contracts, { agency, data: data as ReportsV1, now, ...(time && { time }) });
const places = (...said: Parameters<typeof problems>) => problems(...said).map(({ path, code }) => `${path} ${code}`);

const meeting = { kind: 'attendance', place: 'Town hall', from: '2026-11-24T09:00:00Z', to: '2026-11-24T09:25:00Z' };
const number = 'identifiers.cprNumber';
const appeal = { body: 'Udlændingenævnet', until: '2027-01-17' };

describe('what a report cannot mean', () => {
  it.each<[string, unknown]>([
    ['a receipt', { dossierVersion: 1, status: 'acknowledged' }],
    [
      'a request that names what it asks for, and why',
      { status: 'moreNeeded', reason: 'Call us', asksFor: ['contact.phone'] },
    ],
    ['a question beside nothing else', { asksFor: ['contact.phone'] }],
    ['an appointment', { status: 'acknowledged', appointment: meeting }],
    ['a cancellation', { appointment: { cancelled: true } }],
    ['a cancellation that says which', { appointment: { ...meeting, kind: 'cancelled', cancelled: true } }],
    ['a refusal with its appeal', { status: 'refused', appeal }],
    ['a revocation with an appeal without an end', { status: 'revoked', appeal: { body: 'Udlændingenævnet' } }],
    ['a number in the place of another', { facts: { [number]: '7503914003' }, replaces: { [number]: '7503914001' } }],
    ['a fact that was registered earlier', { facts: { [number]: '7503914003' }, registeredAt: '2026-11-20T08:00:00Z' }],
    ['a permit without an end', { facts: { 'permit.validFrom': '2026-12-01', 'permit.validTo': 'open' } }],
    ['a birth today', { facts: { 'identity.birthDate': '2026-11-22' } }],
    ['a fact by a clock that is a minute ahead', { facts: { [number]: '1' }, registeredAt: '2026-11-22T09:31:00Z' }],
  ])('takes %s', (_, data) => {
    expect(places(data)).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['a request that does not say what for', { status: 'moreNeeded', reason: 'Call us' }, ['asksFor missing']],
    ['a request beside a decision', { status: 'granted', asksFor: ['contact.phone'] }, ['asksFor forbidden']],
    ['a reason of nothing', { dossierVersion: 1, reason: 'Hello' }, ['status missing']],
    ['a version alone', { dossierVersion: 1 }, ['status missing']],
    [
      'an end before the beginning',
      { appointment: { ...meeting, to: '2026-11-24T08:00:00Z' } },
      ['appointment.to outOfRange'],
    ],
    [
      'an end at the beginning',
      { appointment: { ...meeting, to: '2026-11-24T09:00:00.000Z' } },
      ['appointment.to outOfRange'],
    ],
    ['an appeal of a grant', { status: 'granted', appeal }, ['appeal forbidden']],
    ['an appeal of nothing', { facts: { [number]: '1' }, appeal }, ['appeal forbidden']],
    [
      'an appeal that is over',
      { status: 'refused', appeal: { ...appeal, until: '2026-11-21' } },
      ['appeal.until outOfRange'],
    ],
    [
      'a time of registration of nothing',
      { status: 'granted', registeredAt: '2026-11-20T08:00:00Z' },
      ['registeredAt forbidden'],
    ],
    [
      'a registration to come',
      { facts: { [number]: '1' }, registeredAt: '2026-11-23T08:00:00Z' },
      ['registeredAt outOfRange'],
    ],
    [
      'a permit that ends before it begins',
      { facts: { 'permit.validFrom': '2026-12-01', 'permit.validTo': '2026-11-01' } },
      ['facts.permit.validTo wrongOrder'],
    ],
    ['a birth to come', { facts: { 'identity.birthDate': '2026-11-23' } }, ['facts.identity.birthDate inFuture']],
    [
      'an arrival before the birth',
      { facts: { 'identity.birthDate': '1991-03-14', 'stay.entryDate': '1990-01-01' } },
      ['facts.stay.entryDate wrongOrder'],
    ],
    [
      'a replaced number without a new one',
      { status: 'granted', replaces: { [number]: '1' } },
      [`replaces.${number} invalid`],
    ],
    [
      'a number that replaces itself',
      { facts: { [number]: '1' }, replaces: { [number]: '1' } },
      [`replaces.${number} invalid`],
    ],
  ])('refuses %s', (_, data, expected) => {
    expect(places(data)).toEqual(expected);
  });

  it.each(['cancelled', 'Canceled', 'AFLYST', 'annulleret', 'Aflysning af fremmøde', 'Cancellation'])(
    'takes %s for no kind of appointment, and says how it is said',
    (kind) => {
      const [problem] = problems({ appointment: { ...meeting, kind } });
      expect(problem).toMatchObject({ path: 'appointment.kind', code: 'invalid' });
      expect(problem?.message.en).toContain('{"cancelled": true}');
      expect(problem?.message.da).toContain('{"cancelled": true}');
    },
  );

  it('lets the first-ranked authority alone replace a number', () => {
    const data = { facts: { [number]: '7503914003' }, replaces: { [number]: '7503914001' } };
    expect(places(data, 'tax')).toEqual([`replaces.${number} forbidden`]);
  });

  it('holds the end of an appeal against the time of the decision, however late it is told', () => {
    const data = { status: 'refused', appeal: { ...appeal, until: '2026-11-21' } };
    expect(places(data, 'siri', '2026-11-01T08:00:00.000Z')).toEqual([]);
  });

  it.each([
    null,
    7,
    [],
    { appointment: 7, appeal: [], replaces: 'x', facts: null, asksFor: {} },
    { facts: [] },
    { facts: { 'permit.validTo': null, constructor: 1, 'family.spouse': 7 } },
    { replaces: { constructor: 1 } },
  ])('leaves what is malformed to the schema: %j', (data) => {
    expect(() => problems(data)).not.toThrow();
  });
});

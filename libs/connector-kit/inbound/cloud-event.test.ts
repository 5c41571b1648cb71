import { readAttributes } from './cloud-event.js';

const event = { specversion: '1.0', type: 'dk.ankomst.report.v1', id: '1', source: 'here', subject: 'AK-1', data: {} };
const places = (body: unknown) => readAttributes(body).problems.map(({ path }) => path);

describe('the attributes of a CloudEvent', () => {
  it.each([
    ['2026-11-21T10:00:00Z', '2026-11-21T10:00:00.000Z'],
    ['2026-11-21T11:00:00.123456+01:00', '2026-11-21T10:00:00.123Z'],
    ['2026-11-21t10:00:00.5z', '2026-11-21T10:00:00.500Z'],
    ['2026-11-21t11:00:00+01:00', '2026-11-21T10:00:00.000Z'],
  ])('take %s as %s', (time, exact) => {
    expect(readAttributes({ ...event, time }).event?.time).toBe(exact);
  });

  it.each([
    '2026-02-31T00:00:00Z',
    '23:59:60Z',
    '2026-11-21T23:59:60Z',
    '2026-11-21',
    '2026-11-21T10:00:00+99:99',
    7,
    '',
  ])('refuse %p as a time', (time) => {
    expect(places({ ...event, time })).toEqual(['time']);
  });

  it.each([
    ['ak-7q2m-xk4d', 'AK-7Q2M-XK4D'],
    ['Ak-7q2M-XK4D', 'AK-7Q2M-XK4D'],
    ['sag 2026/17b', 'sag 2026/17b'],
    ['ak-17', 'ak-17'],
  ])('name the case %s as %s', (subject, exact) => {
    expect(readAttributes({ ...event, subject }).event?.subject).toBe(exact);
  });

  it('may carry their data as bytes in base 64, and then as nothing else', () => {
    const { data: _, ...without } = event;
    const encoded = (text: string): string => Buffer.from(text).toString('base64');
    const said = { reason: 'Åben' };
    expect(readAttributes({ ...without, data_base64: encoded(JSON.stringify(said)) }).event?.data).toEqual(said);
    expect(places({ ...event, data_base64: encoded('{}') })).toEqual(['data_base64']);
    for (const data_base64 of ['%%%', 'abc', encoded('{'), '/w==', 7, encoded('{"__proto__":1}')])
      expect(places({ ...without, data_base64 })).toEqual(['data_base64']);
  });

  it.each([null, [], 'text', 7])('are missing in %p', (body) => {
    expect(places(body)).toEqual(['']);
  });

  it('are texts of a sane length without U+0000', () => {
    expect(places({ ...event, id: '🧾'.repeat(200) })).toEqual([]);
    expect(places({ ...event, id: '🧾'.repeat(201) })).toEqual(['id']);
    expect(places({ ...event, id: '', source: 'a\u0000b', subject: 'x'.repeat(201) })).toEqual([
      'id',
      'source',
      'subject',
    ]);
  });
});

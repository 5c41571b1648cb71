import { readAttributes } from './cloud-event.js';

const event = { specversion: '1.0', type: 'dk.ankomst.report.v1', id: '1', source: 'here', subject: 'AK-1', data: {} };
const places = (body: unknown) => readAttributes(body).problems.map(({ path }) => path);

describe('the attributes of a CloudEvent', () => {
  it.each([
    ['2026-11-21T10:00:00Z', '2026-11-21T10:00:00.000Z'],
    ['2026-11-21T11:00:00.123456+01:00', '2026-11-21T10:00:00.123Z'],
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

  it.each([null, [], 'text', 7])('are missing in %p', (body) => {
    expect(places(body)).toEqual(['']);
  });

  it('are texts of a sane length without U+0000', () => {
    expect(places({ ...event, id: '', source: 'a\u0000b', subject: 'x'.repeat(201) })).toEqual([
      'id',
      'source',
      'subject',
    ]);
  });
});

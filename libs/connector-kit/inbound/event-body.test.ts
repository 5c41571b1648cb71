import { partsOf } from './event-body.js';

const attributes = { 'ce-specversion': '1.0', 'ce-id': '1' };
const said = { status: 'granted' };

describe('an event over HTTP', () => {
  it.each(['application/json', 'application/vnd.agency.report+json; charset=utf-8', 'Application/LD+JSON'])(
    'is in binary mode where the data are %s and its attributes headers',
    (type) => {
      expect(partsOf({ 'content-type': type, ...attributes }, said)).toEqual([
        { place: '', body: { specversion: '1.0', id: '1', data: said } },
      ]);
    },
  );

  it('is in structured mode by its own type, whatever headers there are', () => {
    expect(partsOf({ 'content-type': 'application/cloudevents+json', ...attributes }, said)).toEqual([{ place: '', body: said }]); // prettier-ignore
  });

  it.each(['application/vnd.agency.report+json', 'text/plain', ''])('is nothing that we take as %j alone', (type) => {
    expect(() => partsOf({ 'content-type': type }, said)).toThrow();
  });
});

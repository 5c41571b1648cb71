import { wayBack } from './way-back.js';

describe('the way back after an answer', () => {
  test('is the page that one came from', () => {
    expect(wayBack('/data', 'http://here/data?person=1', 'here')).toBe('/data?person=1');
    expect(wayBack('/application', 'http://here/application/topics/family', 'here')).toBe('/application/topics/family');
  });

  test.each([
    ['no referer', undefined],
    ['no address', 'nonsense'],
    ['another site', 'http://elsewhere/data'],
    ['another page', 'http://here/case'],
    ['a page that only begins alike', 'http://here/database'],
  ])('is the page itself with %s', (_, referer) => {
    expect(wayBack('/data', referer, 'here')).toBe('/data');
  });

  test('never carries a secret of an address on', () => {
    expect(wayBack('/', 'http://here/part/secret', 'here')).toBe('/');
  });
});

import type { ExecutionContext } from '@nestjs/common';
import { ownAddress } from './own-address.js';
import { SameOrigin } from './same-origin.js';

const asked = (method: string, headers: Record<string, string>): boolean =>
  new SameOrigin().canActivate({
    switchToHttp: () => ({ getRequest: () => ({ method, headers, host: 'ankomst.example' }) }),
  } as unknown as ExecutionContext);

describe('a form', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://ankomst.example' }],
    [{}],
  ])('is taken from our own pages, and from what is no browser: %p', (headers) => {
    expect(asked('POST', headers)).toBe(true);
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://ankomst.example' }],
  ])('of another site is refused: %p', (headers) => {
    expect(() => asked('POST', headers)).toThrow(expect.objectContaining({ code: 'foreignForm' }));
  });

  it('is no matter of a page that is only looked at', () => {
    expect(asked('GET', { 'sec-fetch-site': 'cross-site' })).toBe(true);
  });
});

test.each(['/', '/case?person=1', '/application/topics/identity'])('%s is an address of ours', (address) => {
  expect(ownAddress(address)).toBe(address);
});

test.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '/a\nb', '', undefined, ['/']])(
  '%p is none of ours',
  (address) => {
    expect(ownAddress(address)).toBeUndefined();
  },
);

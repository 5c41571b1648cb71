import { isDataError, isTransient, nameError } from './classify.js';

const withCode = (code: string): Error => Object.assign(new Error('Østerbye'), { code });

describe('an error of a batch', () => {
  it.each([
    '08006',
    '40001',
    '40P01',
    '53300',
    '57014',
    '57P01',
    '57P03',
    '55P03',
    'ECONNREFUSED',
    'ENOSPC',
    'EDQUOT',
    'ECONNRESET',
    'EPIPE',
    'FENCED',
  ])('%s is transient: rolled back and tried again', (code) => expect(isTransient(withCode(code))).toBe(true));

  it.each(['22P02', '22021', '23505', '42P01', '42501', 'ERR_INVALID_ARG_TYPE', 'INVALID_EVENT'])('%s is not', (code) =>
    expect(isTransient(withCode(code))).toBe(false),
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query runner already released. Cannot run queries anymore.',
  ])('without a code, "%s" is transient', (message) => expect(isTransient(new Error(message))).toBe(true));

  it('is not transient when it is a programming error, or no error at all', () => {
    expect(isTransient(new TypeError("Cannot read properties of undefined (reading 'x')"))).toBe(false);
    expect(isTransient(undefined)).toBe(false);
  });

  it("is the value's fault in class 22 only", () => {
    expect(['22P02', '22021', '23505'].map((code) => isDataError(withCode(code)))).toEqual([true, true, false]);
  });

  it('is named without its message, which may quote a person', () => {
    expect(nameError(Object.assign(withCode('23505'), { constraint: 'fact_pkey' }))).toBe('Error 23505 fact_pkey');
    expect(nameError(new TypeError('Østerbye is not a function'))).toBe('TypeError');
  });
});

import fc from 'fast-check';
import { plainText } from './plain-text.js';

describe('text as it is kept', () => {
  it.each([
    ['Abu\u00A0Bakar', 'Abu Bakar'],
    ['Abu\u202FBakar\u3000Bakri', 'Abu Bakar Bakri'],
    ['\uFEFFSmith\u200B-\u2060Jones', 'Smith-Jones'],
    ['Øster\u00ADby', 'Østerby'],
    ['\u202A+45 22334455\u202C', '+45 22334455'],
    ['A\u030Angström', 'Ångström'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['line\nline', 'line\nline'],
    ['Mac\tDonald\u2028Smith', 'Mac Donald Smith'],
  ])('%j is %j', (written, kept) => {
    expect(plainText(written)).toBe(kept);
  });

  it('is the same when it is read again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => plainText(plainText(any)) === plainText(any)));
  });
});

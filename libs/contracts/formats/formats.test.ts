import fc from 'fast-check';
import { formats } from './index.js';

const GOOD: Record<string, string[]> = {
  date: ['2026-09-01', '2024-02-29', '1850-01-01'],
  'partial-date': ['1984', '1984-02', '1984-02-29'],
  'date-or-open': ['open', '2028-06-30'],
  moment: ['2026-08-20T10:15:00Z', '2026-08-20T10:15:00.5Z', '2026-08-20T10:15:00.123Z'],
  timestamp: ['2026-08-20T10:15:00.000Z'],
  name: [
    '',
    'Åse Sofie',
    "O'Brien-Østerbye",
    'Nguyễn',
    'Đà',
    'محمد',
    'می\u200Cخواهم',
    'J. R. (Bob)',
    'Łódź',
    "'t Hooft",
    '’t Hart',
    'G‘ulomov',
    'Gʻulomov',
    '`Abd',
    '´Ali',
    'ʿAli',
    'Smith‐Jones',
    'Smith‑Jones',
    'Smith–Jones',
    'Smith—Jones',
    'בן־דוד',
    'ג׳ורג׳',
    'Abu Bakar @ Bakri',
    'Raj s/o Kumar',
    'བསྟན་འཛིན',
    'ジョン・スミス',
    "D'Arcy",
  ],
  email: [
    'lucia.fernandez@example.org',
    'a+b@sub.example.dk',
    'anna@blåbær.dk',
    'søren@xn--blbr-roah.dk',
    '用户@例子.中国',
    'a@b.рф',
  ],
  phone: ['+34600111222', '+4540404040'],
  language: ['da', 'nb', 'pt-BR', 'zh-Hant-TW'],
  uuid: ['0198f3a0-7c1e-7000-8000-000000000001'],
  iban: [
    'DK6999990001234567',
    'DE89370400440532013000',
    'PK36SCBL0000001123456702',
    'PS92PALS000000000400123456702',
    'BY13NBRB3600900000002Z00AB00',
    'DO28BAGR00000001212453611324',
    'PK66SCBL00000011234ABC02',
    'PS44PALS0000000004001A3456B02',
    'BY7836AB3600900000002Z00AB00',
    'DO3112AB00000001212453611324',
    'GB29NWBK60161331926819',
    'FO6264600001631634',
    'NO9386011117947',
  ],
  cvr: ['99990007', '55133018', '64942212'],
  'cpr-number': ['7501904001', '7501904000', '0101010001', '2902045001', '8902045001'],
  'icao-issuer': ['D', 'IND', 'ESP', 'XXB', 'RKS', 'DNK', 'XES', 'XMP'],
};

const BAD: Record<string, string[]> = {
  date: ['1990-02-31', '2026-13-01', '2025-02-29', '01-09-2026', '2026-9-1', '0001-01-01', '', '2026-09-01T00:00:00Z'],
  'partial-date': ['84', '1984-13', '1984-02-30', '1984-'],
  'date-or-open': ['Open', '>3m', ''],
  moment: [
    '2026-12-31T23:59:60Z',
    '2026-08-20T10:15:00+02:00',
    '2026-08-20T10:15:00.123456Z',
    '2026-02-30T10:15:00Z',
    '2026-08-20T24:00:00Z',
  ],
  timestamp: [
    '2026-08-20T10:15:00Z',
    '2026-08-20T10:15:00.0000Z',
    '2026-12-31T23:59:60.000Z',
    '2026-08-20 10:15:00.000Z',
  ],
  name: ["'", '@ Bakri', '-', 'R2D2', 'a\tb', ' Ida', '<b>', '4', '𝕏!'],
  email: [
    'ida',
    'ida@',
    'ida@example',
    'ida @example.org',
    '@example.org',
    'a@-x.dk',
    'a@b@c.dk',
    'a@blå bær.dk',
    'a@blåbær',
    'a b@x.dk',
  ],
  phone: ['22334455', '+0022334455', '+45 22 33 44 55', '+1', '+1234567890123456'],
  language: ['', 'english', 'd', 'da_DK'],
  uuid: ['0198F3A0-7C1E-7000-8000-000000000001', 'urn:uuid:0198f3a0-7c1e-7000-8000-000000000001', '0198f3a0'],
  iban: ['DK0000000000000000', 'DK69 9999 0001 2345 67', 'XX6999990001234567', ''],
  cvr: ['12345678', '9999000', '099990007', 'DK99990007'],
  'cpr-number': ['750190-4001', '3213904001', '7513904001', '750190400', '2902035001', '9999999999'],
  'icao-issuer': ['DEU', 'QQQ', 'd', 'XX', ''],
};

describe.each(Object.keys(formats))('%s', (name) => {
  it.each(GOOD[name]!)('takes %j', (text) => expect(formats[name]!(text)).toBe(true));
  it.each(BAD[name]!)('refuses %j', (text) => expect(formats[name]!(text)).toBe(false));
});

it('one wrong digit of a CVR number never passes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...GOOD.cvr!), fc.nat(7), fc.integer({ min: 1, max: 9 }), (good, place, shift) => {
      const digit = (Number(good[place]) + shift) % 10;
      return !formats.cvr!(`${good.slice(0, place)}${digit}${good.slice(place + 1)}`);
    }),
  );
});

it('a timestamp is what Date writes, and nothing else', () => {
  const date = fc.date({ min: new Date('1850-01-02'), max: new Date('2200-12-30'), noInvalidDate: true });
  fc.assert(fc.property(date, (time) => formats.timestamp!(time.toISOString())));
});

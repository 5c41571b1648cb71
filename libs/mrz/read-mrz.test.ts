import { contracts, type Json } from '#contracts';
import { readMrz } from './read-mrz.js';

const TODAY = '2026-11-25';

/** ICAO 9303 part 3, 4.9. */
function digit(...fields: string[]): string {
  const sum = [...fields.join('')].reduce(
    (before, one, place) => before + (one === '<' ? 0 : parseInt(one, 36)) * [7, 3, 1][place % 3]!,
    0,
  );
  return String(sum % 10);
}

interface Given {
  code?: string;
  issuer?: string;
  number?: string;
  nationality?: string;
  birth?: string;
  expiry?: string;
  names?: string;
}

function passport(given: Given): string[] {
  const { code = 'P<', issuer = 'UTO', number = 'L898902C3', nationality = 'UTO', birth = '740812' } = given;
  const expiry = given.expiry ?? '300415';
  const [first, second] = [number.padEnd(9, '<'), '<'.repeat(14)];
  const lower = [first + digit(first), birth + digit(birth), expiry + digit(expiry) + second + digit(second)] as const;
  const names = (given.names ?? 'ERIKSSON<<ANNA<MARIA').padEnd(39, '<').slice(0, 39);
  const line = `${lower[0]}${nationality.padEnd(3, '<')}${lower[1]}F${lower[2]}${digit(...lower)}`;
  return [`${code}${issuer.padEnd(3, '<')}${names}`, line];
}

/** A long number goes on behind a filler, and its digit behind that. */
function card(given: Given): string[] {
  const { code = 'ID', issuer = 'BEL', number = 'SPECI2014', nationality = issuer } = given;
  const start = number.slice(0, 9).padEnd(9, '<');
  const rest = number.length > 9 ? `<${number.slice(9)}${digit(number)}` : digit(start);
  const upper = (start + rest).padEnd(25, '<');
  const [birth, expiry] = ['7408122', `300415${digit('300415')}`];
  const filler = '<'.repeat(11);
  const line = `${birth}F${expiry}${nationality}${filler}${digit(upper, birth, expiry, filler)}`;
  return [`${code}${issuer}${upper}`, line, (given.names ?? 'ERIKSSON<<ANNA<MARIA').padEnd(30, '<').slice(0, 30)];
}

function frenchCard(number: string, family = 'BERTHIER', given = 'CORINNE'): string[] {
  const upper = `IDFRA${family.padEnd(25, '<')}${number.slice(4, 7)}<<<`.padEnd(36, '<').slice(0, 36);
  const lower = `${number}${digit(number)}${given.padEnd(14, '<')}651206${digit('651206')}F`;
  return [upper, lower + digit(upper, lower)];
}

const read = (lines: readonly string[]) => readMrz(contracts, lines.join('\n'), TODAY);
const fact = (lines: readonly string[], path: string): Json | undefined => read(lines).facts.get(path);

describe('names', () => {
  test('both, with all their words', () => {
    const lines = passport({ names: 'VAN<DER<BERG<<ANNA<MARIA' });
    expect(fact(lines, 'identity.familyName')).toBe('Van Der Berg');
    expect(fact(lines, 'identity.givenNames')).toBe('Anna Maria');
  });

  test.each(['SUKARNO', '<<SUKARNO', 'SUKARNO<<'])('one only is a given name: %s', (names) => {
    const { facts, remarks } = read(passport({ issuer: 'IDN', nationality: 'IDN', names }));
    expect([facts.get('identity.familyName'), facts.get('identity.givenNames')]).toEqual(['', 'Sukarno']);
    expect(remarks).toEqual([]);
  });

  test.each([
    ['a passport', passport({ names: 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K' }), 'identity.familyName'],
    ['a card', card({ names: 'NILAVADHANANANDA<<ARNPOL<PETCH' }), 'identity.familyName'],
    ['an old French card', frenchCard('130975100042', 'BERTHIER', 'CORINNE<<ALICE'), 'identity.familyName'],
    ['one name', passport({ names: 'BENNELONGWOOLOOMOOLOOWARRANDYTEWARNAMBO' }), 'identity.givenNames'],
  ])('that reach the last column may be cut, which is said: %s', (_, lines, path) => {
    const { facts, remarks } = read(lines);
    expect(facts.get('identity.givenNames')).toBeDefined();
    expect(remarks.map((one) => [one.path, one.code])).toEqual([[path, 'mayBeCut']]);
  });
});

describe('numbers of identity cards', () => {
  test.each([
    ['Belgian', card({ number: '592123456789' }), '592123456789'],
    ['Portuguese', card({ issuer: 'PRT', code: 'I<', number: '012345678ZZ4' }), '012345678ZZ4'],
    ['old French', frenchCard('130975100042'), '130975100042'],
    ['of nine characters', card({}), 'SPECI2014'],
  ])('%s', (_, lines, number) => {
    const { facts, problem, remarks } = read(lines);
    expect([problem, remarks]).toEqual([undefined, []]);
    expect(facts.get('travelDocument.number')).toBe(number);
    expect(facts.get('travelDocument.type')).toBe('nationalId');
  });

  test('with a wrong digit behind them are refused', () => {
    const lines = card({ number: '592123456789' });
    expect(read([lines[0]!.replace('<789', '<780'), ...lines.slice(1)]).problem?.en).toMatch(/check digit/);
  });
});

describe('dates', () => {
  test.each([
    ['9001<<', '1990-01'],
    ['90<<<<', '1990'],
    ['900000', '1990'],
    ['<<<<<<', undefined],
    ['261126', '1926-11-26'],
    ['261125', '2026-11-25'],
    ['2612<<', '1926-12'],
  ])('a birth of %s is %s', (birth, date) => {
    const { facts, remarks } = read(passport({ birth }));
    expect(facts.get('identity.birthDate')).toBe(date);
    expect(remarks).toEqual([]);
  });

  test('a document that does not end says no day', () => {
    const { facts, remarks } = read(passport({ expiry: '<<<<<<' }));
    expect([facts.has('travelDocument.expiryDate'), remarks]).toEqual([false, []]);
  });
});

describe('what kind of document it is', () => {
  test.each([
    [{}, 'passport'],
    [{ code: 'PP' }, 'passport'],
    [{ code: 'PD' }, 'passport'],
    [{ code: 'PR' }, 'refugeeTravelDocument'],
    [{ code: 'PT' }, 'alienPassport'],
    [{ code: 'PS' }, 'alienPassport'],
    [{ nationality: 'XXA' }, 'alienPassport'],
    [{ nationality: 'XXB' }, 'refugeeTravelDocument'],
    [{ nationality: 'XXC' }, 'refugeeTravelDocument'],
  ])('%j: %s', (given, type) => {
    expect(fact(passport(given), 'travelDocument.type')).toBe(type);
  });

  test.each([
    card({ code: 'AR' }),
    card({ code: 'IR' }),
    card({ code: 'CR' }),
    card({ code: 'AC' }),
    passport({ code: 'V<' }),
  ])('nobody travels on %s', (...lines) => {
    const { facts, problem } = read(lines);
    expect([facts.size, problem?.en]).toEqual([0, expect.stringMatching(/no document to travel on/)]);
  });

  test.each(['XES', 'XMP', 'D', 'UNO', 'RKS'])('issued by %s', (issuer) => {
    expect(fact(passport({ issuer }), 'travelDocument.issuingCountry')).toBe(issuer);
  });
});

test.each([passport({}), card({}), frenchCard('130975100042')])('lines that run together are read: %s', (...lines) => {
  expect(read([lines.join(' ')])).toEqual(read(lines));
  expect(read(lines).facts.size).toBeGreaterThan(5);
});

test('what stands there and cannot be filled in is said', () => {
  const { facts, remarks } = read(passport({ issuer: 'QQQ', names: 'ER1KSSON<<ANNA' }));
  expect(facts.get('travelDocument.number')).toBe('L898902C3');
  expect(remarks.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'identity.familyName notRead',
    'travelDocument.issuingCountry notRead',
  ]);
});

test.each([[[]], [['P<UTO', 'L8989']], [['IDCHE1234']], [passport({}).map((line) => `${line}<`)]])(
  'other lines are no zone: %j',
  (lines) => {
    expect(read(lines).problem?.en).toMatch(/cannot be read/);
  },
);

import { contracts, type Json } from './index.js';

const today = '2026-11-29';
const doubted = (values: Record<string, Json>) =>
  contracts.doubts(new Map(Object.entries(values)), today).map(({ path, code }) => [path, code]);

it('asks whether a passport that has ended is the one', () => {
  expect(doubted({ 'travelDocument.expiryDate': '2026-11-28' })).toEqual([['travelDocument.expiryDate', 'hasEnded']]);
  expect(doubted({ 'travelDocument.expiryDate': today })).toEqual([]);
});

it('asks whether a passport has a number longer than passports have; cards may', () => {
  const of = (type: string, number: string) =>
    doubted({ 'travelDocument.type': type, 'travelDocument.number': number });
  expect(of('passport', '592123456789')).toEqual([['travelDocument.number', 'longForPassport']]);
  expect([...of('passport', 'L898902C3'), ...of('nationalId', '592123456789')]).toEqual([]);
});

it('asks whether a postal code lies in the municipality, where it lies in several in any of them', () => {
  const at = (postalCode: string, municipality?: string) =>
    doubted({
      'address.postalCode': postalCode,
      ...(municipality !== undefined && { 'address.municipalityCode': municipality }),
    });
  expect(at('1620', '0101')).toEqual([]);
  expect(at('1620', '0751')).toEqual([['address.postalCode', 'liesElsewhere']]);
  expect(at('2000', '0147')).toEqual([]);
  expect(at('2000', '0101')).toEqual([]);
  expect(at('1620')).toEqual([]);
  expect(at('0001', '0101')).toEqual([['address.postalCode', 'unknownPostalCode']]);
});

it('says in both languages what is strange, names no value, and refuses nothing', () => {
  const values = new Map<string, Json>([
    ['address.postalCode', '1620'],
    ['address.municipalityCode', '0751'],
  ]);
  expect(contracts.doubts(values, today)[0]?.message).toEqual({
    da: 'Postnummer: Postnummeret hører til en anden kommune: København. Er det rigtigt?',
    en: 'Postal code: The postal code belongs to another municipality: Copenhagen (København). Is that so?',
  });
  const answers = {
    address: { postalCode: '1620', municipalityCode: '0751' },
    travelDocument: { expiryDate: '2020-01-01' },
  };
  expect(contracts.validateAnswers(answers, today).problems).toEqual([]);
});

it('knows every municipality by at least one postal code', () => {
  const { 'x-postalCodes': codes } = contracts.resolve('profile/v1/postal-codes.json') as unknown as {
    'x-postalCodes': Record<string, { municipalities: string[] }>;
  };
  const named = new Set(Object.values(codes).flatMap(({ municipalities }) => municipalities));
  expect([...named].sort()).toEqual(contracts.getPath('address.municipalityCode').schema.enum);
  expect(Object.keys(codes).filter((code) => !/^[0-9]{4}$/.test(code))).toEqual([]);
});

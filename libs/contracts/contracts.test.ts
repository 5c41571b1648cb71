import { ContractError } from './contract-error.js';
import { contracts, readContracts } from './index.js';
import { inProcessOrder, refuseSharedPlaces } from './processes.js';
import { findSchemas } from './schema-files.js';

it('reads the agencies in the order in which they wait for each other', () => {
  expect(contracts.agencies).toEqual(['siri', 'municipality', 'tax']);
});

it('refuses agencies that wait for each other', () => {
  const { process } = contracts;
  const waiting = (agency: string, ...others: string[]) => ({
    ...process('siri'),
    agency,
    waitsFor: others.map((other) => ({ agency: other, outcome: 'granted' as const })),
  });
  const circle = new Map([['a', waiting('a', 'b')], ['b', waiting('b', 'a')]]); // prettier-ignore
  expect(() => inProcessOrder(circle)).toThrow(ContractError);
});

it('refuses two agencies in one place', () => {
  const siri = contracts.process('siri');
  const tax = { ...contracts.process('tax'), place: siri.place };
  expect(() => refuseSharedPlaces(new Map([['siri', siri], ['tax', tax]]))).toThrow('tax and siri both have the place 1'); // prettier-ignore
});

it('knows one topic per agency and direction, read and written by its own connector alone', () => {
  const topic = (name: string) => contracts.topics.find((spec) => spec.name === name);
  expect(topic('dossiers.tax')).toMatchObject({ partitions: 8, writtenBy: ['collector'], readBy: ['tax-connector'] });
  expect(topic('reports.siri')).toMatchObject({ writtenBy: ['siri-connector'], readBy: ['collector'] });
  expect(new Set(contracts.topics.map(({ partitions }) => partitions)).size).toBe(1);
});

it('knows a topic of dead letters for everybody who reads something, written by them and read by staff', () => {
  const readers = new Set(contracts.topics.flatMap(({ readBy }) => readBy));
  const letters = contracts.topics.filter(({ name }) => name.endsWith('.dead-letters'));
  expect(letters.map(({ writtenBy }) => writtenBy)).toEqual([...readers].sort().map((reader) => [reader]));
  expect(letters.map(({ name }) => name)).toContain('tax-connector.dead-letters');
  for (const { name, writtenBy, readBy } of letters) {
    expect(name).toBe(`${writtenBy[0]}.dead-letters`);
    expect(readBy).toEqual(['console']);
  }
});

it("holds an agency's reports against its own schema", () => {
  expect(contracts.eventSchema('dk.ankomst.report.v1', 'reports.tax')).toContain('/tax/reports/v1/');
  expect(contracts.eventSchema('dk.ankomst.report.v1')).toContain('/schemas/reports/v1/');
  expect(contracts.eventSchema('dk.ankomst.dossier.ready.v1', 'dossiers.tax')).toContain('/dossiers/ready/v1/');
  expect(contracts.eventSchema('com.example.other')).toBeUndefined();
});

it('gives 107 paths in 103 facts, and what is derived is no fact', () => {
  expect(contracts.paths.filter(({ derived }) => derived === undefined)).toHaveLength(107);
  expect(contracts.facts).toHaveLength(103);
  expect(contracts.getFact('family.spouse').paths).toHaveLength(5);
  expect(contracts.findFact('derived.stayWholeMonths')).toBeUndefined();
  expect(contracts.getPath('family.children').leaves).toHaveLength(6);
  expect(() => contracts.getPath('identity.shoeSize')).toThrow(ContractError);
});

it('resolves every reference that it hands out', () => {
  const refs = JSON.stringify([
    contracts.situations,
    contracts.agencies.map((agency) => contracts.dossier(agency).schema),
  ]).matchAll(/"\$ref":"([^"]+)"/g);
  for (const [, ref] of refs) expect(contracts.resolve(ref!)).toBeDefined();
});

it('reads the same from any copy of the folder, compiled on the spot', () => {
  const read = readContracts(findSchemas());
  expect(read.topics).toEqual(contracts.topics);
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)); // without what is compiled
  expect(plain(read.paths)).toEqual(plain(contracts.paths));
});

describe('a dossier with absences', () => {
  const absent = (path: string, reason: string) => contracts.validateDossier('tax', 'v1', {}, [{ path, reason }]);
  const about = (path: string, reason: string) => absent(path, reason).filter((problem) => problem.path === path).map(({ code }) => code); // prettier-ignore

  it('is forgiven exactly what is absent for a reason of its path', () => {
    expect(about('travelDocument.expiryDate', 'notStated')).toEqual([]);
    expect(about('travelDocument.expiryDate', 'lost')).toEqual(['notInList']);
    expect(about('contact.email', 'unknown')).toEqual(['forbidden']);
  });

  it('does not tell of what the agency may not see, at all or in this situation', () => {
    expect(about('family.parents', 'unknown')).toEqual(['forbidden']);
    expect(about('employment.contract', 'notYetIssued')).toEqual(['forbidden']);
  });
});

import { contracts, type SchemaObject } from '#contracts';
import { dereferenced } from '../../../libs/contracts/references.js';
import { schemas, BASE } from './example-files.js';
import { disagreements, rows } from './catalogue.js';

const profile = dereferenced(schemas.get(`${BASE}profile/v1/schema.json`)!, contracts.resolve) as SchemaObject;

function leafSchema(path: string): SchemaObject | undefined {
  const [list, leaf] = path.split('[].');
  const schema = profile.properties?.[list!] as SchemaObject | undefined;
  return leaf === undefined ? schema : ((schema?.items as SchemaObject).properties?.[leaf] as SchemaObject | undefined);
}

it('has the 112 rows that it should have', () => {
  expect(rows).toHaveLength(112);
  expect(new Set(rows.map(({ path }) => path)).size).toBe(112);
});

describe.each(rows)('$path', (row) => {
  const schema = leafSchema(row.path)!;

  it('is in the profile under its two titles', () => {
    expect(schema['x-title']).toEqual({ da: row.danish, en: row.english });
  });

  it('is ranked, masked, issued, silent and offered as the catalogue says', () => {
    const issuedBy = Object.entries(row.need).flatMap(([agency, need]) => (need === 'I' ? [agency] : []));
    expect(schema['x-authority']).toEqual(row.ranking);
    expect(schema['x-sensitivity'] ?? '').toBe(row.sensitivity);
    expect(schema['x-issuedBy'] ?? []).toEqual(issuedBy);
    expect(schema['x-silence'] ?? '').toBe(row.silence);
    expect(schema['x-offered'] ?? []).toEqual(row.offered);
    expect(schema['x-opener'] !== undefined).toBe(row.silence === 'no');
  });
});

it('the profile has no path that the catalogue does not have, but for what is derived', () => {
  const known = new Set(rows.map(({ path }) => path.split('[]')[0]));
  const others = contracts.paths.filter(({ path, derived }) => !known.has(path) && derived === undefined);
  expect(others).toEqual([]);
});

it('a fact on the wire takes the reasons to have none that its path knows, and the family of others has only such', () => {
  const facts = schemas.get(`${BASE}facts/v1/schema.json`)!.$defs!.statedFact as SchemaObject;
  const taken = facts.oneOf!.map((one) => {
    const { path, absence } = (one as SchemaObject).properties as Record<string, SchemaObject>;
    return [path!.const as string, absence?.enum ?? []] as const;
  });
  expect(taken.length).toBeGreaterThan(90);
  for (const [fact, reasons] of taken) {
    const paths = contracts.getFact(fact).paths;
    expect([fact, new Set(reasons)]).toEqual([fact, new Set(paths.flatMap(({ absence }) => absence ?? []))]);
    const ofFamily = paths.flatMap(({ familyOf }) => Object.values(familyOf ?? {}));
    expect([fact, reasons]).toEqual([fact, expect.arrayContaining(ofFamily)]);
  }
});

describe.each(contracts.agencies)('%s', (agency) => {
  const { schema } = contracts.dossier(agency);

  it('asks for what the catalogue says, when it says so, and for nothing else', () => {
    expect(disagreements(agency, schema)).toEqual([]);
    const listed = rows.filter(({ need }) => need[agency] !== '-').map(({ path }) => path.split('[]')[0]);
    const stated = Object.keys(schema.properties!).filter((path) => contracts.getPath(path).derived === undefined);
    expect(stated.sort()).toEqual([...new Set(listed)].sort());
  });

  it('gives each of its needs a purpose in both languages and a law, or says why its section is not named', () => {
    for (const { path, purpose, legalBasis } of contracts.dossier(agency).needs.values()) {
      expect([path, purpose.da.length > 5, purpose.en.length > 5, legalBasis.length > 0]).toEqual([path, true, true, true]);
      for (const { law, section, unnamed, noneNeeded, source } of legalBasis)
        expect([path, law !== '', section === '' ? (unnamed ?? noneNeeded) : source]).toEqual([path, true, expect.any(String)]);
    }
  });

  it('cannot say which agency says it, or when, in what it says: that is taken from the envelope and the topic', () => {
    const report = contracts.eventSchema('dk.ankomst.report.v1', `reports.${agency}`)!;
    expect(contracts.validate(report, { status: 'granted' })).toEqual([]);
    for (const name of ['by', 'agency', 'time', 'at', 'eventId'])
      expect([name, contracts.validate(report, { status: 'granted', [name]: 'siri' }).length]).toEqual([name, 1]);
  });

  it('may state exactly what it has authority for and sees, and asks for what it sees and nobody issues', () => {
    const report = contracts.resolve(contracts.eventSchema('dk.ankomst.report.v1', `reports.${agency}`)!) as SchemaObject;
    const { facts, asksFor } = report.properties as Record<string, SchemaObject>;
    const mine = rows.filter(({ need }) => need[agency] !== '-');
    const may = mine.filter(({ ranking }) => ranking.includes(agency)).map(({ path }) => path);
    expect(statable(facts!).sort()).toEqual([...may].sort());
    const asked = mine.filter(({ need }) => !Object.values(need).includes('I')).map(({ path }) => factOf(path));
    expect([...(asksFor!.items as SchemaObject).enum!].sort()).toEqual([...new Set(asked)].sort());
  });
});

function factOf(path: string): string {
  const whole = path.split('[]')[0]!;
  return contracts.getPath(whole).fact;
}

function statable(facts: SchemaObject): string[] {
  return Object.entries(facts.properties!).flatMap(([fact, schema]) => {
    const { items, properties } = schema as SchemaObject;
    if (fact === 'family.children') return Object.keys((items as SchemaObject).properties!).map((leaf) => `${fact}[].${leaf}`);
    return fact === 'family.spouse' ? Object.keys(properties!).map((leaf) => `${fact}.${leaf}`) : [fact];
  });
}

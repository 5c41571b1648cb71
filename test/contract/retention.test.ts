import { contracts } from '#contracts';
import { services } from '../../apps/hub/services.js';

const { rules, lasting } = contracts.retention;
const known = { ...rules, ...lasting };
const schemas = services.map(({ schema }) => schema);

/** What a schema makes, with what stands in its brackets. */
function tablesOf({ migrations }: (typeof schemas)[number]): Map<string, string> {
  const made = migrations.flatMap(({ statements }) => statements);
  const found = made.flatMap((statement) => [...statement.matchAll(/CREATE TABLE (\w+) \(([^]*)\)/g)]);
  return new Map(found.map(([, name, columns]) => [name!, columns!]));
}

describe.each(schemas.map((schema) => [schema.service, schema] as const))('what the %s keeps', (_service, schema) => {
  const { retention = {} } = schema;
  const tables = tablesOf(schema);

  it('has a rule for every table, and none for what is no table', () => {
    expect(Object.keys(retention).sort()).toEqual([...tables.keys()].sort());
    expect(tables.size).toBeGreaterThan(0);
  });

  it('names rules that there are, and counts days from a column of the table', () => {
    for (const [table, { rule, since }] of Object.entries(retention)) {
      expect([table, Object.keys(known)]).toEqual([table, expect.arrayContaining([rule])]);
      if (since === undefined) continue;
      expect([table, Object.keys(rules)]).toEqual([table, expect.arrayContaining([rule])]);
      expect([table, tables.get(table)]).toEqual([table, expect.stringMatching(`\\b${since} (timestamptz|date)`)]);
    }
  });
});

it('every rule is of some table', () => {
  const used = schemas.flatMap(({ retention = {} }) => Object.values(retention).map(({ rule }) => rule));
  expect([...new Set(used)].sort()).toEqual(Object.keys(known).sort());
});

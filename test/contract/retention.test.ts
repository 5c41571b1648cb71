import { contracts, onlyPasses } from '#contracts';
import { logRetention, logTables } from '#messaging';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROWS } from '../../apps/portal/erasure/erased-rows.js';
import { services } from '../../apps/hub/services.js';

const { rules, lasting, files } = contracts.retention;
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

describe('what ends with an application', () => {
  /** Tried again until it ends as erased, since it has a place in counts; forgotten but for what is counted of it. */
  const endsByItself = ['message_parked', 'case_element'];

  it.each(
    schemas.flatMap((schema) =>
      Object.entries(schema.retention ?? {})
        .filter(([, { rule }]) => rule === 'withApplication')
        .map(([table, { resident }]) => ({ schema, table, resident })),
    ),
  )('$schema.service $table says whose it is, or is deleted by who erases', ({ schema, table, resident }) => {
    if (resident !== undefined)
      expect(tablesOf(schema).get(table)).toMatch(
        new RegExp(`\\b${resident} ${resident.endsWith('_id') ? 'uuid' : 'text'}`),
      );
    else expect([...endsByItself, ...(schema.service === 'portal' ? ROWS.map(([name]) => name) : [])]).toContain(table);
  });

  it('may be deleted by its service', () => {
    for (const { retention = {}, grants = [] } of schemas)
      for (const [table, { resident, since, name }] of Object.entries(retention)) {
        if (resident === undefined && since === undefined) continue;
        const rights = grants.filter((one) => new RegExp(`\\b${table}\\b`).test(one)).join(' ');
        expect([table, rights]).toEqual([table, expect.stringContaining('DELETE')]);
        if (name !== undefined) expect([table, rights]).toEqual([table, expect.stringContaining('UPDATE')]);
      }
  });
});

it('the log has a rule for every table of every topic', () => {
  const made = logTables(contracts.topics, []).flatMap(
    (statement) => /CREATE TABLE IF NOT EXISTS (\S+)/.exec(statement)?.[1] ?? [],
  );
  expect(Object.keys(logRetention(contracts.topics)).sort()).toEqual(made.sort());
  expect(made.length).toBeGreaterThan(10);
});

/** Names that the programs give to what they put into the folder of the data. */
function namesInCode(): string[] {
  const sources = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const found = sources.flatMap((source) =>
    [...source.matchAll(/join\((?:\w+\.)*(?:reachable\()?dataDir\)?, '([\w.-]+)'\)/g)].map(([, name]) => name!),
  );
  return [...new Set(found)];
}

describe('the folder of the data', () => {
  it('has a rule for all that the programs put there', () => {
    expect(namesInCode().length).toBeGreaterThanOrEqual(5);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(namesInCode()));
  });

  it('names rules that there are', () => {
    for (const [name, rule] of Object.entries(files))
      expect([name, Object.keys(known)]).toEqual([name, expect.arrayContaining([rule])]);
  });
});

it('every rule is of some table or file', () => {
  const used = schemas.flatMap(({ retention = {} }) => Object.values(retention).map(({ rule }) => rule));
  const passing = contracts.paths.some(onlyPasses) ? ['photo'] : [];
  expect([...new Set([...used, ...passing, ...Object.values(files)])].sort()).toEqual(Object.keys(known).sort());
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { arrayOf, startEmbeddedPostgres, type EmbeddedPostgres, unnest } from './index.js';

const dataDir = mkdtempSync(join(tmpdir(), 'ankomst-arrays-'));
let server: EmbeddedPostgres;
let client: Client;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDir });
  client = new Client({ connectionString: server.url });
  await client.connect();
}, 60_000);

afterAll(async () => {
  await client.end();
  await server.stop();
  const { dataDir: home } = server;
  if (!home.startsWith(dataDir)) rmSync(dirname(home), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

const select = async (sql: string, ...values: unknown[]): Promise<unknown> =>
  Object.values((await client.query<Record<string, unknown>>(sql, values)).rows[0] ?? {})[0];

const NUL = '\0';
const text = fc
  .oneof(fc.string(), fc.stringMatching(/^["\\{},\sNULnul]*$/), fc.string({ unit: 'binary' }))
  .filter((one) => !one.includes(NUL) && Buffer.from(one).toString() === one);
const bytes = fc.uint8Array().map((one) => Buffer.from(one));
const times = fc
  .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2200-01-01') })
  .map((one) => one.toISOString());

type ColumnType = Parameters<typeof arrayOf>[0];
const kinds: [ColumnType, fc.Arbitrary<string | number | boolean | Buffer>][] = [
  ['text', text],
  ['uuid', fc.uuid()],
  ['bigint', fc.maxSafeInteger()],
  ['integer', fc.integer()],
  ['smallint', fc.integer({ min: -32_768, max: 32_767 })],
  ['boolean', fc.boolean()],
  ['timestamptz', times],
  ['bytea', bytes],
  ['jsonb', fc.json().filter((one) => !one.includes('\\u0000'))],
];

describe('an array as a parameter', () => {
  it.each(kinds)('of %s is for PostgreSQL what node-postgres would have sent, NULL included', async (type, value) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(value)), async (values) => {
        const same = `SELECT $1::${type}[] IS NOT DISTINCT FROM $2::${type}[]`;
        expect(await select(same, arrayOf(type, values as never[]), values)).toBe(true);
      }),
    );
  });

  it('takes a time of any offset', async () => {
    const values = arrayOf('timestamptz', ['2026-01-01T00:30:00+01:00', '1999-12-31T23:59:59.999Z']);
    expect(await select(`SELECT $1::timestamptz[] = '{2025-12-31 23:30Z,1999-12-31 23:59:59.999Z}'`, values)).toBe(
      true,
    );
  });

  const refused: [ColumnType, unknown, string][] = [
    ['uuid', 'no uuid', '22P02'],
    ['uuid', '019abcde-0000-7000-8000-00000000000', '22P02'],
    ['uuid', '019abcde-0000-7000-8000-0000000000000', '22P02'],
    ['uuid', '019abcde-0000-7000-8000-00000000000g', '22P02'],
    ['uuid', '019abcde00000-7000-8000-000000000000', '22P02'],
    ['uuid', '019abcde-0000-7000-8000-00000000000å', '22P02'],
    ['text', 'a\0b', '22021'],
    ['smallint', 32_768, '22003'],
    ['integer', -(2 ** 31) - 1, '22003'],
    ['integer', 0.5, '22003'],
    ['bigint', 2 ** 63, '22003'],
    ['timestamptz', 'yesterday', '22007'],
    ['timestamptz', '2026-01-01T00:00:00', '22007'],
  ];
  it.each(refused)(
    'of %s refuses %j with the SQLSTATE that the server would name, and never with the value',
    (type, value, code) => {
      const refusal = expect.objectContaining({ code, message: `A value is no ${type}.` }) as Error;
      expect(() => arrayOf(type, [value as never])).toThrow(refusal);
    },
  );

  it('takes a time as a date', async () => {
    const values = arrayOf('timestamptz', [new Date('1999-12-31T23:59:59.999Z')]);
    expect(await select(`SELECT $1::timestamptz[] = '{1999-12-31 23:59:59.999Z}'`, values)).toBe(true);
  });
});

describe('rows as a table of a statement', () => {
  const rows = [
    { at: '2026-01-01T00:00:00.000Z', caseName: 'Åse', left: null },
    { at: '2026-01-02T00:00:00.000Z', caseName: 'Bo', left: Buffer.from([1]) },
  ];

  it('has a column for each member that is named, in that order, after the parameters that it was told of', async () => {
    const given = unnest({ caseName: 'text', left: 'bytea' });
    const { rows: found } = await client.query(`SELECT $1::text AS first, * FROM ${given.as('new', 1)}`, [
      'one',
      ...given.values(rows),
    ]);
    expect(found).toEqual(rows.map(({ caseName, left }) => ({ first: 'one', case_name: caseName, left })));
  });

  it('says the place of each row where that is asked', async () => {
    const given = unnest({ caseName: 'text' });
    const { rows: found } = await client.query(
      `SELECT case_name, place::integer FROM ${given.placedAs('new')}`,
      given.values(rows),
    );
    expect(found).toEqual(rows.map(({ caseName }, index) => ({ case_name: caseName, place: index + 1 })));
  });
});

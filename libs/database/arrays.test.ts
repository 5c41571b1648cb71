import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { arrayOf, pack, startEmbeddedPostgres, type EmbeddedPostgres } from './index.js';

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
const kinds: [string, fc.Arbitrary<string | number | boolean | Buffer>][] = [
  ['text', text],
  ['uuid', fc.uuid()],
  ['bigint', fc.integer()],
  ['smallint', fc.integer({ min: -32_768, max: 32_767 })],
  ['boolean', fc.boolean()],
  ['timestamptz', times],
  ['bytea', bytes],
];

describe('the text of an array', () => {
  it.each(kinds)('of %s is for PostgreSQL what node-postgres would have sent, NULL included', async (type, value) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(value)), async (values) => {
        const same = `SELECT $1::${type}[] IS NOT DISTINCT FROM $2::${type}[]`;
        expect(await select(same, arrayOf(values), values)).toBe(true);
      }),
    );
  });

  it('is never more elements than there are values, and a text is never NULL', async () => {
    const values = ['a,b', '{c}', 'NULL', '', 'd","e', '\\'];
    expect(await select('SELECT $1::text[]', arrayOf(values))).toEqual(values);
  });
});

describe('packed values', () => {
  it('are taken apart as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { minLength: 1 }), async (values) => {
        const packed = pack(values);
        const found = await select(
          `SELECT array_agg(substring($1::bytea FROM start FOR length)) FROM unnest($2::int[], $3::int[]) AS new (start, length)`,
          ...[packed.bytes, packed.starts, packed.lengths],
        );
        expect(found).toEqual(values);
      }),
    );
  });
});

import { DataRefused } from './errors.js';

/** What a column may hold, by its type. Times as texts have their offset; JSON is a text already. */
interface Values {
  uuid: string;
  text: string;
  jsonb: string;
  smallint: number;
  integer: number;
  bigint: number;
  boolean: boolean;
  timestamptz: string | Date;
  bytea: Buffer;
}

type ColumnType = keyof Values;

/** `{residentId: 'uuid', at: 'timestamptz'}`: members of a row, each with the type of its column. */
type Columns = Readonly<Record<string, ColumnType>>;
type RowOf<Given extends Columns> = { readonly [Name in keyof Given]: Values[Given[Name]] | null | undefined };

/** Rows as a table of one statement: a parameter for each column, however many rows there are. */
interface Unnested<Row> {
  /** `unnest($1::uuid[], $2::timestamptz[]) AS name ("resident_id", "at")`, or from `$2` on if one comes before them. */
  as(name: string, before?: number): string;
  /** The same, with the row's `place`, from 1, as the last column. */
  placedAs(name: string, before?: number): string;
  /** @throws DataRefused as PostgreSQL would refuse the value */
  values(rows: readonly Row[]): Buffer[];
}

export function unnest<const Given extends Columns>(given: Given): Unnested<RowOf<Given>> {
  const columns = Object.entries(given);
  const names = columns
    .map(([name]) => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`)
    .join(', ');
  const arrays = (before: number) => columns.map(([, type], index) => `$${before + index + 1}::${type}[]`).join(', ');
  return {
    as: (name, before = 0) => `unnest(${arrays(before)}) AS ${name} (${names})`,
    placedAs: (name, before = 0) => `unnest(${arrays(before)}) WITH ORDINALITY AS ${name} (${names}, place)`,
    values: (rows) =>
      columns.map(([name, type]) =>
        arrayOf(
          type,
          rows.map((row) => row[name] as never),
        ),
      ),
  };
}

/**
 * An array in PostgreSQL's binary format (`array_recv`), for a parameter like `$1::uuid[]`: a Buffer travels as it is,
 * while node-postgres would write texts, and bytes as hex, for the server to parse.
 * @throws DataRefused as PostgreSQL would refuse the value
 */
export function arrayOf<Type extends ColumnType>(
  type: Type,
  values: readonly (Values[Type] | null | undefined)[],
): Buffer {
  const { oid, room, put } = formats[type];
  let bytes: Buffer = Buffer.allocUnsafe(HEADER + values.length * (4 + room(undefined)));
  bytes.writeInt32BE(values.length === 0 ? 0 : 1, 0); // dimensions
  bytes.writeInt32BE(1, 4); // NULL may be among them
  bytes.writeInt32BE(oid, 8);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16); // counted from
  let end = values.length === 0 ? HEADER_OF_NONE : HEADER;
  for (const value of values) {
    const known = value ?? undefined;
    bytes = withRoom(bytes, end, 4 + room(known));
    const length = known === undefined ? -1 : put(bytes, end + 4, known);
    bytes.writeInt32BE(length, end);
    end += 4 + Math.max(length, 0);
  }
  return bytes.subarray(0, end);
}

const HEADER = 20;
const HEADER_OF_NONE = 12;

interface Format<Value> {
  /** Of the type in `pg_type`. */
  readonly oid: number;
  /** Bytes that a value needs at most; without a value, what most of them need. */
  readonly room: (value: Value | undefined) => number;
  /** Writes it there and gives its length. */
  readonly put: (bytes: Buffer, at: number, value: Value) => number;
}

const formats: { readonly [Type in ColumnType]: Format<Values[Type]> } = {
  uuid: { oid: 2950, room: () => 16, put: putUuid },
  text: { oid: 25, room: (text) => (text === undefined ? 24 : 3 * text.length), put: putText },
  jsonb: { oid: 3802, room: (text) => 1 + formats.text.room(text), put: putJson },
  smallint: { oid: 21, room: () => 2, put: (bytes, at, value) => putInteger(bytes, at, value, 2) },
  integer: { oid: 23, room: () => 4, put: (bytes, at, value) => putInteger(bytes, at, value, 4) },
  bigint: { oid: 20, room: () => 8, put: putBigint },
  boolean: { oid: 16, room: () => 1, put: (bytes, at, value) => bytes.writeUInt8(value ? 1 : 0, at) - at },
  timestamptz: { oid: 1184, room: () => 8, put: putTime },
  bytea: { oid: 17, room: (value) => value?.length ?? 320, put: (bytes, at, value) => value.copy(bytes, at) },
};

function withRoom(bytes: Buffer, end: number, more: number): Buffer {
  if (end + more <= bytes.length) return bytes;
  const larger = Buffer.allocUnsafe(2 * (end + more));
  bytes.copy(larger, 0, 0, end);
  return larger;
}

/** Where the two digits of each byte stand. */
const PAIRS = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);
const HYPHENS = [8, 13, 18, 23];
const NO_DIGIT = 0xff;
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase());
  return digit < 0 ? NO_DIGIT : digit;
});

/** Twice a fact, so without a pattern or a copy. */
function putUuid(bytes: Buffer, at: number, text: string): number {
  let wrong = text.length ^ 36;
  for (let byte = 0; byte < 16; byte += 1) {
    const pair = PAIRS[byte]!;
    const [first, second] = [text.charCodeAt(pair), text.charCodeAt(pair + 1)];
    const [high, low] = [DIGITS[first & 0x7f]!, DIGITS[second & 0x7f]!];
    wrong |= ((high | low) & 0xf0) | ((first | second) >> 7);
    bytes[at + byte] = (high << 4) | low;
  }
  if (wrong !== 0 || !HYPHENS.every((place) => text[place] === '-')) refuse('22P02', 'uuid');
  return 16;
}

function putText(bytes: Buffer, at: number, text: string): number {
  if (text.includes('\0')) refuse('22021', 'text');
  return bytes.write(text, at, 'utf8');
}

/** With the version of the format in front. */
function putJson(bytes: Buffer, at: number, text: string): number {
  bytes[at] = 1;
  return 1 + putText(bytes, at + 1, text);
}

function putInteger(bytes: Buffer, at: number, value: number, length: 2 | 4): number {
  const limit = 2 ** (8 * length - 1);
  if (!Number.isInteger(value) || value < -limit || value >= limit)
    refuse('22003', length === 2 ? 'smallint' : 'integer');
  return bytes.writeIntBE(value, at, length) - at;
}

function putBigint(bytes: Buffer, at: number, value: number): number {
  if (!Number.isSafeInteger(value)) refuse('22003', 'bigint');
  bytes.writeInt32BE(Math.floor(value / 2 ** 32), at);
  bytes.writeUInt32BE(value >>> 0, at + 4);
  return 8;
}

/** Microseconds since 2000. */
function putTime(bytes: Buffer, at: number, time: string | Date): number {
  const milliseconds = millisecondsOf(time) - EPOCH;
  if (Number.isNaN(milliseconds)) refuse('22007', 'timestamptz');
  return putBigint(bytes, at, milliseconds * 1000);
}

function millisecondsOf(time: string | Date): number {
  if (time instanceof Date) return time.getTime();
  return HAS_OFFSET.test(time) ? Date.parse(time) : NaN;
}

const EPOCH = Date.UTC(2000, 0, 1);
const HAS_OFFSET = /T.*(?:Z|[+-]\d\d:\d\d)$/;

function refuse(code: string, type: ColumnType): never {
  throw new DataRefused(code, type);
}

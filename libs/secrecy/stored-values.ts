import type { PreparedKeys, Sealer } from './sealer.js';

/** A value that is stored cannot be opened although its key is there: it is another's, of another row, or was changed. */
export class UnreadableValue extends Error {
  override readonly name = 'UnreadableValue';
  readonly code = 'UNREADABLE_VALUE';
}

/**
 * What one service stores of residents: values as sealed JSON, files as sealed bytes. Each is sealed for its place, the
 * table and the row: `event/<id>`. An erased one opens as undefined.
 */
export class StoredValues {
  constructor(
    private readonly sealer: Sealer,
    private readonly audience: string,
  ) {}

  /** For all rows of a batch at once. */
  async prepare(residents: Iterable<string>): Promise<PreparedValues> {
    return new PreparedValues(await this.sealer.prepareToSeal(residents, [this.audience]), this.audience);
  }

  async seal(residentId: string, place: string, value: unknown): Promise<Buffer> {
    return (await this.prepare([residentId])).seal(residentId, place, value);
  }

  async open<T>(residentId: string, place: string, sealed: Buffer): Promise<T | undefined> {
    return (await this.prepare([residentId])).open<T>(residentId, place, sealed);
  }

  /** What rows become with what they hold. A row of somebody who was erased becomes nothing. */
  async openRows<Row extends SealedRow, T, Result>(
    rows: readonly Row[],
    placeOf: (row: Row) => string,
    become: (row: Row, content: T) => Result,
  ): Promise<Result[]> {
    const values = await this.prepare(rows.map(({ resident_id: residentId }) => residentId));
    return rows.flatMap((row) => {
      const content = values.open<T>(row.resident_id, placeOf(row), row.content);
      return content === undefined ? [] : [become(row, content)];
    });
  }
}

interface SealedRow {
  readonly resident_id: string;
  readonly content: Buffer;
}

export class PreparedValues {
  constructor(
    private readonly keys: PreparedKeys,
    private readonly audience: string,
  ) {}

  isErased(residentId: string): boolean {
    return this.keys.isErased(residentId, this.audience);
  }

  seal(residentId: string, place: string, value: unknown): Buffer {
    return this.sealBytes(residentId, place, Buffer.from(JSON.stringify(value)));
  }

  sealBytes(residentId: string, place: string, bytes: Buffer): Buffer {
    return this.keys.seal(residentId, this.audience, place, bytes);
  }

  /** @throws UnreadableValue */
  open<T>(residentId: string, place: string, sealed: Buffer): T | undefined {
    const bytes = this.openBytes(residentId, place, sealed);
    return bytes && (JSON.parse(bytes.toString()) as T);
  }

  /** @throws UnreadableValue */
  openBytes(residentId: string, place: string, sealed: Buffer): Buffer | undefined {
    const opened = this.keys.open(residentId, this.audience, place, sealed);
    if (opened.verdict === 'unreadable') throw new UnreadableValue('A stored value is not what was sealed there.');
    return opened.verdict === 'opened' ? opened.bytes : undefined;
  }
}

type Ask = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

interface Column {
  place: string;
  table: string;
  column: string;
}

/** What anybody reads who reads a column: `schema.table.column` → its values. Times, numbers and UUIDs tell of nobody by themselves. */
export async function inTheClear(ask: Ask, schemas: readonly string[]): Promise<Map<string, string[]>> {
  const columns = await ask<Column>(
    `SELECT format('%s.%s.%s', table_schema, table_name, column_name) AS place,
       format('%I.%I', table_schema, table_name) AS table, quote_ident(column_name) AS column
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_type = 'BASE TABLE' AND table_schema = ANY($1) AND data_type NOT LIKE 'timestamp%'
       AND data_type NOT IN ('uuid', 'boolean', 'smallint', 'integer', 'bigint')`,
    [schemas],
  );
  const found = new Map<string, string[]>();
  for (const { place, table, column } of columns) {
    const rows = await ask<{ value: unknown }>(`SELECT DISTINCT ${column} AS value FROM ${table}`);
    found.set(
      place,
      rows.map(({ value }) => textOf(value)),
    );
  }
  return found;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return Buffer.isBuffer(value) ? value.toString() : typeof value === 'string' ? value : JSON.stringify(value);
}

/** Where one of these stands; a short one by itself, since a hash may have it by chance. */
export function placesOf(values: ReadonlyMap<string, readonly string[]>, secrets: readonly string[]): string[] {
  return [...values].flatMap(([place, texts]) => {
    const told = secrets.filter((secret) => texts.some((text) => holds(text, secret)));
    return told.map((secret) => `${place}: ${secret}`);
  });
}

const holds = (text: string, secret: string): boolean =>
  secret.length < 8 ? text.split(/[^\p{L}\p{N}-]+/u).includes(secret) : text.includes(secret);

/**
 * What a log may say of an error. PostgreSQL puts a person's values into `message`, `detail` and `where`, TypeORM adds
 * the parameters of the query: of an error with an SQLSTATE only the names of things are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, table, constraint, routine } = error as Error & Record<string, unknown>;
  if (isSqlState(code)) return { type: error.name, sqlState: code, table, constraint, routine };
  return { type: error.name, code, message: error.message, stack: error.stack, ...causeOf(error) };
}

/** `fetch failed` and its like say by their cause why: of that its code, since its sentence may hold an address. */
function causeOf({ cause }: Error): { cause?: unknown } {
  const code = cause instanceof Error && ((cause as { code?: unknown }).code ?? cause.name);
  return code ? { cause: code } : {};
}

/** The five characters of an SQLSTATE (SQL:2023, PostgreSQL appendix A); Node's own codes are longer or have letters `E…`. */
function isSqlState(code: unknown): code is string {
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
}

/** Of the times of one page, in milliseconds. */
export interface Times {
  median: number;
  p95: number;
  worst: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const [median, p95, worst] = [at(0.5), at(0.95), at(1)];
  if (median === undefined || p95 === undefined || worst === undefined) throw new Error('Nothing was measured.');
  return { median, p95, worst };
}

export interface Row extends Times {
  page: string;
  status: number;
  bytes: number;
}

export function table(rows: readonly Row[]): string {
  const heads = ['page', 'status', 'bytes', 'median ms', 'p95 ms', 'worst ms'];
  const cells = rows.map(({ page, status, bytes, median, p95, worst }) => [
    page,
    String(status),
    String(bytes),
    ...[median, p95, worst].map((time) => time.toFixed(1)),
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return [heads, ...cells].map((row) => `${line(row)}\n`).join('');
}

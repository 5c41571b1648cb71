import type { Kept } from '#messaging';
import type { ListWish } from './arguments.js';
import { chosen, type ServiceStore } from './open-stores.js';
import { asJson, asTime, printable, writeJson, type Output } from './presented.js';

interface Found {
  readonly service: string;
  readonly kept: Kept;
}

/** What lies there, longest first; two lines each, so that it fits a terminal. */
export async function list(wish: ListWish, stores: readonly ServiceStore[], out: Output): Promise<void> {
  const { found, total } = await collect(wish, stores);
  if (wish.json) {
    const all = found.map(({ service, kept }) => asJson(service, kept));
    return writeJson(out, all);
  }
  if (total === 0) return void out.write('Nothing lies here that matches.\n');
  const kept = found.map((one) => one.kept);
  for (const line of tableOf(kept, out.columns)) out.write(`${line}\n`);
  if (total > found.length) out.write(`\n${found.length} of ${total}; --limit shows more.\n`);
}

async function collect(wish: ListWish, stores: readonly ServiceStore[]): Promise<{ found: Found[]; total: number }> {
  const found: Found[] = [];
  let total = 0;
  for (const { service, store } of chosen(stores, wish.service)) {
    const part = await store.list(wish.filter, wish.limit);
    total += part.total;
    found.push(...part.kept.map((kept) => ({ service, kept })));
  }
  found.sort((a, b) => a.kept.since.getTime() - b.kept.since.getTime());
  return { found: found.slice(0, wish.limit), total };
}

/** Names are never cut: somebody will copy them. */
function tableOf(kept: readonly Kept[], columns: number | undefined): string[] {
  const rows = kept.map(({ name, state, code, since, times }) => [
    name,
    code ?? (state === 'parked' ? 'parked' : ''),
    asTime(since).slice(0, 16),
    String(times),
  ]);
  const head = ['NAME', 'CODE', 'SINCE (UTC)', 'TIMES'];
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), ...kept.flatMap((one, index) => [line(rows[index] ?? []), cut(`  ${whatAndWhy(one)}`, columns)])];
}

function whatAndWhy({ type, handler, detail }: Kept): string {
  return printable([type ?? 'unreadable', handler, detail].filter(Boolean).join(' · '));
}

/** On a terminal a line stays a line. */
function cut(line: string, columns: number | undefined): string {
  return columns !== undefined && line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
}

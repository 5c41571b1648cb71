import type { Kept } from '#messaging';

/** Where a command writes; `columns` is known of a terminal only. */
export interface Output {
  readonly columns?: number;
  write(text: string): unknown;
}

export function writeJson(out: Output, value: unknown): void {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** One of them as JSON: everything but its data. */
export function asJson(service: string, kept: Kept): Record<string, unknown> {
  const { name, topic, state, code, detail, handler, type, since, times, resident } = kept;
  return { name, service, topic, state, code, detail, handler, type, since: since.toISOString(), times, resident };
}

/** A message may come from anybody: nothing in it moves the cursor, or turns a line around. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}

export function asTime(date: Date): string {
  return date.toISOString().replace('T', ' ').slice(0, 19);
}

/** "1 dead letter", "2 dead letters". */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

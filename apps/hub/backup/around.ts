import type { Output } from '../program.js';

/** What every long piece of work is given: when to break off, and whom to tell of each file that is done. */
export interface Around {
  readonly signal: AbortSignal;
  readonly tell: (name: string, bytes: number) => void;
}

const EVERY_MS = 1_000;

/** A line a second: how many files, and how much. */
export function progressTo(out: Output): Around['tell'] {
  const parts = new Map<string, { files: number; bytes: number }>();
  let last = Date.now();
  return (name, bytes) => {
    const part = name.slice(0, name.indexOf('/'));
    const { files, bytes: before } = parts.get(part) ?? { files: 0, bytes: 0 };
    parts.set(part, { files: files + 1, bytes: before + bytes });
    if (Date.now() - last < EVERY_MS) return;
    last = Date.now();
    out.write(`${[...parts].map(([one, so]) => `${one}: ${so.files} files, ${megabytes(so.bytes)}`).join('; ')}\n`);
  };
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

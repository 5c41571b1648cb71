const MAX_DEPTH = 24;
const MAX_ENTRIES = 2000;

export interface Unfit {
  at: readonly (string | number)[];
  what: 'tooDeep' | 'tooLong' | 'unfitText';
}

/**
 * What no schema can say: a text that a database or a peer would refuse or change (U+0000, half a surrogate pair, not
 * NFC), and a depth or length that would make validation itself a burden.
 */
export function findUnfit(root: unknown): Unfit[] {
  const found: Unfit[] = [];
  const at: (string | number)[] = [];
  const report = (what: Unfit['what']): number => found.push({ at: [...at], what });
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && !isFitText(value)) report('unfitText');
    if (typeof value !== 'object' || value === null) return;
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    const size = Array.isArray(value) ? value.length : Object.keys(value).length;
    if (at.length >= MAX_DEPTH) return void report('tooDeep');
    if (size > MAX_ENTRIES) return void report('tooLong');
    for (const key of keys) {
      if (typeof key === 'string' && !isFitText(key)) report('unfitText');
      at.push(key);
      visit((value as Record<string | number, unknown>)[key]);
      at.pop();
    }
  };
  visit(root);
  return found;
}

/** Whether `findUnfit` finds nothing: nearly always so, and asked of every message. */
export function isFit(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isFitText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.length <= MAX_ENTRIES && value.every((entry) => isFit(entry, depth + 1));
  let size = 0;
  for (const name in value) {
    size += 1;
    if (size > MAX_ENTRIES || !isFitText(name)) return false;
    if (!isFit((value as Record<string, unknown>)[name], depth + 1)) return false;
  }
  return true;
}

/** Before U+0300 nothing combines: all of it is NFC as it is. */
const PLAIN = /^[\u0001-\u02ff]*$/;

function isFitText(text: string): boolean {
  if (PLAIN.test(text)) return true;
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text) && text.normalize('NFC') === text;
}

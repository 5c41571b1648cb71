import type { PathSpec } from './model.js';

/** Ids of the documents that a value names, wherever they stand in it. */
export function documentsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('documentId' in value && typeof value.documentId === 'string') return [value.documentId];
  return Object.values(value).flatMap(documentsIn);
}

/** Biometrics are passed on and not kept (GDPR art. 9; `x-sensitivity` of the path, the rule `photo` of retention). */
export const onlyPasses = (path: Pick<PathSpec, 'sensitivity'> | undefined): boolean =>
  path?.sensitivity === 'art9-transit-only';

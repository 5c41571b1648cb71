/** Ids of the documents that a value names, wherever they stand in it. */
export function documentsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('documentId' in value && typeof value.documentId === 'string') return [value.documentId];
  return Object.values(value).flatMap(documentsIn);
}

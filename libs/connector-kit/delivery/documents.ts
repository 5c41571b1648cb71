import type { Dossier, NamedDocument } from '../connector.js';

/** Every document that a dossier names, as data or for a claim, with the path it stands under; each once. */
export function documentsIn({ data, claims = [] }: Pick<Dossier, 'data' | 'claims'>): NamedDocument[] {
  const named = [...Object.entries(data), ...claims.map((claim) => [claim.path, claim] as const)];
  const found = named.flatMap(([path, value]) => idsIn(value).map((documentId) => ({ path, documentId })));
  return [...new Map(found.map((document) => [document.documentId, document])).values()];
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (value === null || typeof value !== 'object') return [];
  if ('documentId' in value && typeof value.documentId === 'string') return [value.documentId];
  return Object.values(value).flatMap(idsIn);
}

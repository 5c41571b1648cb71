import { documentsIn } from '#contracts';
import type { Dossier, NamedDocument } from '../connector.js';

/** Every document that a dossier names, as data or for a claim, with the path it stands under; each once. */
export function documentsOf({ data, claims = [] }: Pick<Dossier, 'data' | 'claims'>): NamedDocument[] {
  const named = [...Object.entries(data), ...claims.map((claim) => [claim.path, claim] as const)];
  const found = named.flatMap(([path, value]) => documentsIn(value).map((documentId) => ({ path, documentId })));
  return [...new Map(found.map((document) => [document.documentId, document])).values()];
}

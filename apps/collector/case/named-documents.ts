import { documentsIn, type NamedDocument } from '#contracts';
import type { CaseRecord } from './record.js';

/**
 * What the portal gives documents out by: an agency's connector may read those that its own dossiers name, and none any
 * more that only dossiers named which were taken back.
 */
export function namedDocuments({ filed }: Pick<CaseRecord, 'filed'>): NamedDocument[] {
  const named = new Map<string, NamedDocument>();
  for (const { agency, recipient, data, claims, withdrawn } of filed) {
    for (const documentId of withdrawn ? [] : documentsIn([data, claims])) {
      const key = `${agency}/${documentId}`;
      const recipients = new Set([...(named.get(key)?.recipients ?? []), recipient]);
      named.set(key, { agency, documentId, recipients: [...recipients].sort() });
    }
  }
  return [...named.values()];
}

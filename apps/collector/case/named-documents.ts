import { documentsIn } from '#contracts';
import type { CaseRecord } from './record.js';

/** A document that an agency has to have, since a dossier names it, and the recipients whose dossiers do. */
export interface NamedDocument {
  agency: string;
  documentId: string;
  recipients: readonly string[];
}

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

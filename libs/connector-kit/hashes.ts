import { keyedHash } from '#secrecy';

/** Who gave a case its reference; an agency's own names are given by its recipient. */
export const HUB = 'hub';

/** A reference as who gave it means it: what one recipient calls a case is nothing, or another one, to the next. */
export function nameHash(hashKey: Buffer, namedBy: string, reference: string): string {
  return keyedHash(hashKey, 'name', namedBy, reference);
}

/** What a reference may mean in the mouth of a recipient: the hub's, and then its own. */
export function nameHashes(hashKey: Buffer, source: string, reference: string): readonly [string, string] {
  return [nameHash(hashKey, HUB, reference), nameHash(hashKey, source, reference)];
}

/** Tells the recipients of one case apart; of two cases it does not tell that they have one recipient, so live in one place. */
export function recipientHash(hashKey: Buffer, caseId: string, recipient: string): string {
  return keyedHash(hashKey, 'recipient', caseId, recipient);
}

/** A report as its source names it. */
export function reportHash(hashKey: Buffer, source: string, id: string): string {
  return keyedHash(hashKey, 'report', source, id);
}

import { v5 } from 'uuid';
import type { Dossier, Withdrawal } from '../connector.js';
import type { DeliveryKind, Progress } from './next-step.js';

/** What an event inherits from the one that caused it, so that one trace leads from a click to an agency's receipt. */
export interface Cause {
  readonly correlationid?: string;
  readonly causationid?: string;
  readonly traceparent?: string;
}

/** One dossier version, or one withdrawal, on its way to one recipient. */
export interface Delivery extends Progress {
  readonly key: string;
  readonly caseId: string;
  readonly reference: string;
  readonly residentId: string;
  readonly recipient: string;
  readonly version: number;
  /** Dropped when the delivery has ended: a connector keeps no copy of a person. */
  readonly dossier?: Dossier;
  /** Why it is withdrawn. */
  readonly because?: Withdrawal['reason'];
  readonly cause: Cause;
}

/** uuid v5 of "dk.ankomst.delivery" in the namespace of object identifiers (RFC 9562, appendix A). */
const NAMESPACE = v5('dk.ankomst.delivery', '6ba7b812-9dad-11d1-80b4-00c04fd430c8');

/** The idempotency key: the same for the same case, agency and version, however often it is computed. It tells no recipient. */
export function deliveryKey(
  kind: DeliveryKind,
  agency: string,
  caseId: string,
  version: number,
  recipientHash: string,
) {
  const name = kind === 'dossier' ? [agency, caseId, version] : [agency, caseId, version, recipientHash, 'withdrawal'];
  return v5(name.join('/'), NAMESPACE);
}

/** The id of what is said about a delivery: saying it twice gives the same event. */
export function statusEventId(key: string, said: string): string {
  return v5(said, key);
}

import type { DeliveryStatus } from '#contracts';
import type { UnitOfWork } from '#messaging';
import type { ConnectorContext } from '../context.js';
import { statusEventId, type Delivery } from './delivery.js';

export interface StatusDetails {
  readonly attempts?: number;
  readonly nextAttemptInMs?: number;
  readonly agencyReference?: string;
  readonly reason?: string;
}

/** Emits what the connector did with a delivery, in the transaction that records it. */
export function publishStatus(
  context: ConnectorContext,
  work: UnitOfWork,
  delivery: Delivery,
  status: DeliveryStatus,
  more: StatusDetails = {},
): void {
  const at = context.clock.now();
  const { nextAttemptInMs, ...rest } = more;
  work.emit(`reports.${context.agency}`, {
    id: statusEventId(delivery.key, status),
    source: context.service,
    type: 'dk.ankomst.delivery.v1',
    subject: delivery.caseId,
    time: at.toISOString(),
    key: delivery.residentId,
    ...delivery.cause,
    data: {
      dossierVersion: delivery.version,
      recipient: delivery.recipient,
      status,
      at: at.toISOString(),
      ...(delivery.because && { because: delivery.because }),
      ...rest,
      ...(nextAttemptInMs !== undefined && {
        nextAttemptAt: new Date(at.getTime() + nextAttemptInMs).toISOString(),
      }),
    },
  });
}

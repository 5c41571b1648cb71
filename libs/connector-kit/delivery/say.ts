import type { DeliveryStatus } from '#contracts';
import type { UnitOfWork } from '#messaging';
import type { ConnectorContext } from '../context.js';
import { sayingId, type Delivery } from './delivery.js';

export interface Saying {
  readonly attempts?: number;
  readonly nextAttemptInMs?: number;
  readonly agencyReference?: string;
  readonly reason?: string;
}

/** Emits what the connector did with a delivery, in the transaction that records it. */
export function say(
  context: ConnectorContext,
  work: UnitOfWork,
  delivery: Delivery,
  said: DeliveryStatus,
  more: Saying = {},
): void {
  const at = context.clock.now();
  const { nextAttemptInMs, ...rest } = more;
  work.emit(`reports.${context.agency}`, {
    id: sayingId(delivery.key, said),
    source: context.service,
    type: 'dk.ankomst.delivery.v1',
    subject: delivery.reference,
    time: at.toISOString(),
    key: delivery.residentId,
    ...delivery.cause,
    data: {
      dossierVersion: delivery.version,
      recipient: delivery.recipient,
      status: said,
      at: at.toISOString(),
      ...(delivery.because && { because: delivery.because }),
      ...rest,
      ...(nextAttemptInMs !== undefined && {
        nextAttemptAt: new Date(at.getTime() + nextAttemptInMs).toISOString(),
      }),
    },
  });
}

import type { DossiersReadyV1 } from '#contracts';
import type { Batch, Message, UnitOfWork } from '#messaging';
import type { CorrelationStore } from '../correlation-store.js';
import type { ConnectorMetrics } from '../metrics.js';
import type { ConnectorContext } from '../context.js';
import { recipientHash } from '../hashes.js';
import { deliveryKey, type Delivery } from './delivery.js';
import type { DeliveryStore, TakenOver } from './delivery-store.js';
import { dueChannel } from './delivery-worker.js';
import { publishStatus } from './publish-status.js';
import { settle, type Settled } from './settle.js';

const READY = 'dk.ankomst.dossier.ready.v1';

const RESTRICTED = 'dk.ankomst.dossier.restricted.v1';

/** What is made ready for an agency, or taken back from it; and that nothing is to leave. */
export type Brought = Message<typeof READY | 'dk.ankomst.dossier.withdrawn.v1' | typeof RESTRICTED>;
type Handed = Exclude<Brought, { type: typeof RESTRICTED }>;

/** Takes dossiers and withdrawals over: keeps each once, and ends those that a newer one makes void. */
export class TakeInDossiers {
  constructor(
    private readonly context: ConnectorContext,
    private readonly deliveries: DeliveryStore,
    private readonly correlations: CorrelationStore,
    private readonly metrics: ConnectorMetrics,
  ) {}

  async take(batch: Batch<Brought['type']>, work: UnitOfWork): Promise<void> {
    const restricting = batch.messages.filter((message) => message.type === RESTRICTED);
    await this.deliveries.restrict(
      work.sql,
      restricting.map(({ key: residentId, data }) => ({ ...data, residentId })),
    );
    await this.takeOver(
      batch.messages.filter((message) => message.type !== RESTRICTED),
      work,
    );
  }

  private async takeOver(messages: readonly Handed[], work: UnitOfWork): Promise<void> {
    const brought = new Map(messages.map((message) => [message, this.deliveryOf(message)]));
    await this.correlations.learn(
      work.sql,
      [...brought].filter(([{ type }]) => type === READY).map(([, delivery]) => delivery),
    );
    await this.deliveries.add(work.sql, [...brought.values()]);
    const ended = await this.endVoid([...brought.values()], work);
    for (const [message, { key }] of brought) if (ended.get(key)?.state === 'superseded') work.supersede(message);
    await work.sql.query(`SELECT pg_notify($1, '')`, [dueChannel(this.context.service)]);
    this.metrics.takenOver(messages.length);
  }

  private async endVoid(brought: readonly Delivery[], work: UnitOfWork): Promise<Map<string, Settled>> {
    const all = await this.deliveries.ofCases(work.sql, [...new Set(brought.map(({ caseId }) => caseId))]);
    const settled = byCase(all).flatMap(settle);
    await this.deliveries.end(work.sql, settled);
    for (const { key, publish: status } of settled) {
      const delivery = status && (await this.deliveries.find(work.sql, key));
      if (delivery) publishStatus(this.context, work, delivery, status);
    }
    return new Map(settled.map((one) => [one.key, one]));
  }

  private deliveryOf(message: Handed): TakenOver {
    const kind = message.type === READY ? 'dossier' : 'withdrawal';
    const { caseId, reference, recipient, dossierVersion: version } = message.data;
    const { agency, hashKey } = this.context;
    return {
      key: deliveryKey(kind, agency, caseId, version, recipientHash(hashKey, caseId, recipient)),
      kind,
      caseId,
      reference,
      residentId: message.key,
      recipient,
      version,
      state: 'waiting',
      attempts: 0,
      delayTold: false,
      cause: causeOf(message),
      ...(message.type === READY ? this.contentOf(message.data) : { because: message.data.reason }),
    };
  }

  private contentOf({ caseId: _, agency, hash: __, ...ready }: DossiersReadyV1): Pick<TakenOver, 'dossier' | 'closed'> {
    const { schemaVersion, data, absent, claims = [], ended = [] } = ready;
    const closed = this.context.contracts.closedFacts(agency, schemaVersion, data, absent);
    return { dossier: { ...ready, claims, ended }, closed };
  }
}

function causeOf({ id, correlationid, traceparent }: Message): Delivery['cause'] {
  return { causationid: id, ...(correlationid && { correlationid }), ...(traceparent && { traceparent }) };
}

function byCase<T extends { caseId: string }>(all: readonly T[]): T[][] {
  const cases = new Map<string, T[]>();
  for (const one of all) cases.set(one.caseId, [...(cases.get(one.caseId) ?? []), one]);
  return [...cases.values()];
}

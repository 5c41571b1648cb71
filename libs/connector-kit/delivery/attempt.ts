import type { UnitOfWork } from '#messaging';
import type { CorrelationStore } from '../correlation-store.js';
import type { Receipt } from '../connector.js';
import { AgencyUnavailable, DocumentUnavailable, isPermanent, reasonOf } from '../errors.js';
import type { ConnectorContext } from '../context.js';
import { backoffMs, LONGEST_ABSENCE_PAUSE_MS } from './backoff.js';
import type { Circuit } from './circuit.js';
import type { Delivery } from './delivery.js';
import type { DeliveryStore, Due, Outcome } from './delivery-store.js';
import { documentsOf } from './documents.js';
import { isOpen, nextStep, type Happening } from './next-step.js';
import { publishStatus } from './publish-status.js';

interface Result extends Outcome, Receipt {
  readonly happening: Happening;
}

/** One try of one delivery: recorded before the first byte leaves, and again when its outcome is known. */
export class Attempt {
  constructor(
    private readonly context: ConnectorContext,
    private readonly deliveries: DeliveryStore,
    private readonly correlations: CorrelationStore,
    private readonly circuit: Circuit,
  ) {}

  /** Resolves to what happened; undefined when the delivery had ended, or the service stops and will begin again. */
  async run(due: Due, stopping: AbortSignal): Promise<Happening | undefined> {
    const delivery = await this.record(due, { happening: 'attempt' });
    if (!delivery) return undefined;
    const result = await this.handOver(delivery, stopping);
    if (stopping.aborted && result.happening === 'failed') return undefined;
    await this.record(due, result);
    return result.happening;
  }

  /** Tells the case that its agency does not answer, without trying. */
  async hold(due: Due): Promise<void> {
    await this.record(due, { happening: 'held' });
  }

  private async record(due: Due, { happening, ...outcome }: Result): Promise<Delivery | undefined> {
    return this.context.messaging.transact([due.residentId], async (work) => {
      const delivery = await this.deliveries.find(work.sql, due.key);
      if (!delivery) return this.cancelErased(work, due);
      if (!isOpen(delivery.state)) return undefined;
      // What has begun is finished, since nobody can tell how much of it the agency has; nothing begins.
      const begins = happening === 'attempt' || happening === 'held';
      if (begins && (await this.deliveries.isRestricted(work.sql, delivery.caseId))) return undefined;
      const { progress, publish: status } = nextStep(delivery, happening);
      await this.deliveries.write(work.sql, due.key, progress, outcome);
      const { agencyReference, reason, dueInMs: nextAttemptInMs } = outcome;
      if (agencyReference)
        await this.correlations.learn(work.sql, [{ ...delivery, reference: agencyReference }], delivery.recipient);
      if (status)
        publishStatus(this.context, work, delivery, status, {
          attempts: progress.attempts,
          ...(agencyReference && { agencyReference }),
          ...(reason && { reason }),
          ...(nextAttemptInMs !== undefined && { nextAttemptInMs }),
        });
      return { ...delivery, ...progress };
    });
  }

  /** Its person was erased: there is nothing left to be handed over. */
  private async cancelErased({ sql }: UnitOfWork, { key }: Due): Promise<undefined> {
    await this.deliveries.cancel(sql, key);
    this.context.log.info({ delivery: key }, 'nothing of a person who was erased is delivered');
  }

  private async handOver(delivery: Delivery, signal: AbortSignal): Promise<Result> {
    try {
      const receipt = await this.call(delivery, signal);
      await this.answered();
      return { happening: 'accepted', ...receipt };
    } catch (error) {
      if (isPermanent(error)) {
        await this.answered();
        return { happening: 'rejected', reason: reasonOf(error) };
      }
      const away = error instanceof AgencyUnavailable;
      if (away) this.circuit.failed(Date.now());
      this.context.log.warn(
        { error, delivery: delivery.key, attempt: delivery.attempts },
        'not delivered, will try again',
      );
      const comesBack = away || error instanceof DocumentUnavailable; // the portal, which nobody tells us of either
      const dueInMs = backoffMs(delivery.attempts, Math.random(), comesBack ? LONGEST_ABSENCE_PAUSE_MS : undefined);
      return { happening: 'failed', reason: reasonOf(error), dueInMs };
    }
  }

  private async call(delivery: Delivery, signal: AbortSignal): Promise<Receipt> {
    const { client, translate, documents: source } = this.context;
    const { key, reference, recipient, version: dossierVersion, dossier, because: reason = 'withdrawn' } = delivery;
    if (!dossier)
      return client.withdraw(translate.withdrawal({ reference, recipient, dossierVersion, reason }), { key, signal });
    const documents = documentsOf(dossier);
    return client.file(translate.filing(dossier), { key, documents, source, signal });
  }

  /** Whatever waited for an agency that was away is due as soon as it answers again. */
  private async answered(): Promise<void> {
    if (this.circuit.succeeded()) await this.deliveries.wakeAll(this.context.dataSource.manager);
  }
}

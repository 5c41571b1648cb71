import type { UnitOfWork } from '#messaging';
import type { Asked } from '../correlation-store.js';
import type { DeliveryStore } from '../delivery/delivery-store.js';
import { nextStep } from '../delivery/next-step.js';
import { publishStatus } from '../delivery/publish-status.js';
import type { ConnectorContext } from '../context.js';
import { REPORT_TYPE } from './cloud-event.js';
import type { Report } from './report.js';

/** Tells the hub what an agency reported, in the transaction that keeps it. */
export class ApplyReport {
  constructor(
    private readonly context: ConnectorContext,
    private readonly deliveries: DeliveryStore,
  ) {}

  async apply(work: UnitOfWork, report: Report, about: Asked, eventId: string): Promise<void> {
    if (report.data.status) await this.endRetries(work, report, about);
    work.emit(`reports.${this.context.agency}`, {
      id: eventId,
      source: this.context.service,
      type: REPORT_TYPE,
      subject: about.caseId,
      time: this.timeOf(report),
      key: about.residentId,
      data: { ...report.data, recipient: report.source }, // attributes of an event travel in the clear
    });
  }

  /** Whoever answers a dossier has it, even if its answer to our call was lost. */
  private async endRetries(work: UnitOfWork, { data, source }: Report, { caseId }: Asked): Promise<void> {
    for (const delivery of await this.deliveries.underWay(work.sql, caseId, source, data.dossierVersion)) {
      const { progress, publish: status } = nextStep(delivery, 'acknowledged');
      await this.deliveries.write(work.sql, delivery.key, progress);
      if (status) publishStatus(this.context, work, delivery, status, { attempts: progress.attempts });
    }
  }

  /** The agency's own time orders what it says, whenever it arrives; a time to come counts as now. */
  private timeOf({ time }: Report): string {
    const now = this.context.clock.now().toISOString();
    return time !== undefined && time < now ? time : now;
  }
}

import { ProblemError } from '#http';
import type { Application } from '#intake';
import { textsInBoth } from '#texts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Applications } from '../applications/applications.js';
import { Transactions } from '../applications/transactions.js';
import type { Work } from '../ground/work.js';
import { AskLaw } from './ask-law.js';
import { Certificates, type Certified } from './certificates.js';
import { dayAfter, type Erasure } from './delete-application.js';
import {
  findPurposeOrders,
  keepPurposeCertificate,
  keepPurposeOrder,
  lockPurposeOrder,
  residentsOf,
} from './erased-rows.js';
import { ResidentKeys } from './resident-keys.js';
import { whyKept } from './why-kept.js';

const { noPurpose } = textsInBoth('erasureProblem');

/**
 * Command of operators: destroys the keys of everybody in an application for one purpose, what was exchanged with one agency,
 * where that has to go earlier than the rest. Nothing more is exchanged with it about them. Ordered first, as a whole erasure is.
 */
@Injectable()
export class EraseForPurpose {
  constructor(
    private readonly transactions: Transactions,
    private readonly applications: Applications,
    private readonly law: AskLaw,
    private readonly keys: ResidentKeys,
    private readonly certificates: Certificates,
  ) {}

  /**
   * @param isMeant only then is anything erased; else it is said whether it may be
   * @throws ProblemError 404 where nobody has this reference; 409 where no agency is called so, or while the law keeps it
   */
  async run(reference: string, agency: string, isMeant: boolean): Promise<Erasure | undefined> {
    const { purposes } = this.law;
    if (!purposes.includes(agency))
      throw new ProblemError('conflict', { detail: noPurpose({ agencies: purposes.join(', ') }) });
    const { applicationId } = await this.transactions.run(async ({ sql }) => {
      const found = await this.applications.findByReference(sql, reference);
      if (!found) throw new ProblemError('notFound');
      return found;
    });
    await this.transactions.onHousehold(applicationId, async (work, application) => {
      const kept = whyKept(await this.law.whenErasableFor(agency, application, work.now()));
      if (kept) throw new ProblemError('conflict', { detail: kept });
      if (isMeant) await this.order(work, application, agency);
    });
    return isMeant ? this.finish(applicationId, agency) : undefined;
  }

  /** Those that a crash broke off. */
  async finishAll(): Promise<void> {
    const orders = await this.transactions.run(({ sql }) => findPurposeOrders(sql));
    for (const { applicationId, agency } of orders) await this.finish(applicationId, agency);
  }

  private async order(work: Work, application: Application, agency: string): Promise<void> {
    const residents = await residentsOf(work.sql, application.applicationId);
    const all = this.keys.of(residents);
    const destroys = all.map(({ residentId, purposes }) => ({
      residentId,
      purposes: purposes.filter((purpose) => purpose === agency),
    }));
    const left = [...new Set(all.flatMap(({ purposes }) => purposes))].filter((purpose) => purpose !== agency);
    const kept = left.map((purpose) => ({ purpose, law: this.law.lawOf(purpose) }));
    const order = { id: uuidV7(), at: work.now(), destroyed: destroys, kept };
    await keepPurposeOrder(work.sql, application.applicationId, agency, order);
  }

  /** The keys first: what a crash leaves behind opens no more. Each service deletes what it has of them by itself. */
  private async finish(applicationId: string, agency: string): Promise<Erasure> {
    return this.transactions.run(async ({ sql }) => {
      const { certificate: known, ...order } = await lockPurposeOrder(sql, applicationId, agency);
      if (known !== undefined) return { erasedAt: order.at, certificate: known };
      const residents = order.destroyed.map(({ residentId }) => residentId);
      await this.keys.destroy(residents, new Date(order.at), [agency]);
      const certified: Certified = { ...order, rule: 'purpose', oldCopiesUntil: dayAfter(order.at), deleted: {} };
      const certificate = await this.certificates.sign(certified);
      await keepPurposeCertificate(sql, order, certificate);
      return { erasedAt: order.at, certificate };
    });
  }
}

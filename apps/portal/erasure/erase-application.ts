import { ProblemError } from '#http';
import { Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Transactions } from '../applications/transactions.js';
import type { Work } from '../ground/work.js';
import { AskLaw } from './ask-law.js';
import { DeleteApplication, type Erasure } from './delete-application.js';
import { isUntouchedSince, keepOrder, residentsOf, type Order } from './erased-rows.js';
import { ForgetSimulated } from './forget-simulated.js';
import { ResidentKeys } from './resident-keys.js';
import { whyKept } from './why-kept.js';

/**
 * Command: destroys the keys of everybody in an application, so that nothing of them opens again wherever it lies, and deletes
 * what the portal keeps of them. What it did is certified. It is ordered first: what a crash breaks off is finished later.
 */
@Injectable()
export class EraseApplication {
  constructor(
    private readonly transactions: Transactions,
    private readonly law: AskLaw,
    private readonly keys: ResidentKeys,
    private readonly deleteApplication: DeleteApplication,
    private readonly simulated: ForgetSimulated,
  ) {}

  /**
   * @param touchedAt somebody who has worked on it since does not lose it
   * @throws ProblemError 404 where there is none; 409 while the law keeps it, with section and day
   */
  async run(applicationId: string, touchedAt?: Date): Promise<Erasure> {
    const known = await this.transactions.onHousehold(applicationId, async (work, application) => {
      if (touchedAt && !(await isUntouchedSince(work.sql, applicationId, touchedAt)))
        throw new ProblemError('conflict');
      const kept = whyKept(await this.law.whenErasable(application, work.now()));
      if (kept) throw new ProblemError('conflict', { detail: kept });
      await this.order(work, applicationId, await this.law.remainsOf(application));
      return application;
    });
    const erasure = await this.finish(applicationId);
    await this.simulated.run(known);
    return erasure;
  }

  /**
   * Of people whose keys are destroyed, and who came back with an old copy of the database: what it says opens no more. Nobody
   * comes in from here on; `finish` carries it out.
   */
  orderAgain(applicationId: string): Promise<void> {
    return this.transactions.run((work) => this.order(work, applicationId));
  }

  /** Carries out what was ordered, as far as that is not done yet. The keys first: what a crash leaves behind opens no more. */
  async finish(applicationId: string): Promise<Erasure> {
    const residents = await this.transactions.run(async (work) => {
      const some = await residentsOf(work.sql, applicationId);
      await this.keys.destroy(some, new Date(work.now()));
      return some;
    });
    return this.transactions.run(({ sql }) => this.deleteApplication.run(sql, applicationId), residents);
  }

  private async order(work: Work, applicationId: string, remains?: Order['remains']): Promise<void> {
    const destroyed = this.keys.of(await residentsOf(work.sql, applicationId));
    await keepOrder(work.sql, applicationId, { id: uuidV7(), at: work.now(), destroyed, remains });
  }
}

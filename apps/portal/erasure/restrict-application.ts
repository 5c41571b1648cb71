import { ProblemError } from '#http';
import { textsInBoth } from '#texts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { restrictionOf, type Restriction } from '../applications/restriction.js';
import { Transactions } from '../applications/transactions.js';

const { nothingSent } = textsInBoth('restrictionProblem');

/**
 * Command: has an application restricted (GDPR article 18), or lifts that, with everybody in it. What agencies report is taken in
 * meanwhile, and what the person changes; it is sent once the restriction is lifted. Again changes nothing.
 */
@Injectable()
export class RestrictApplication {
  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
  ) {}

  /** @throws ProblemError 404 where there is none; 409 of a draft, of which nothing is ever sent */
  run(applicationId: string, restricted: boolean): Promise<Restriction> {
    return this.transactions.onHousehold(applicationId, async (work, { submittedAt, restrictedSince, persons }) => {
      if (submittedAt === undefined) throw new ProblemError('conflict', { detail: nothingSent });
      const since = restricted ? (restrictedSince ?? work.now()) : undefined;
      if (since === restrictedSince) return restrictionOf({ restrictedSince });
      await this.applications.markRestricted(work.sql, applicationId, since);
      for (const person of persons)
        work.emit(person, {
          type: 'dk.ankomst.application.restricted.v1',
          time: work.now(),
          data: { caseId: person.caseId!, restricted },
        });
      return restrictionOf({ restrictedSince: since });
    });
  }

  /** For operators, on behalf of who asked them to. @throws ProblemError 404 where nobody has this reference */
  async byReference(reference: string, restricted: boolean): Promise<Restriction> {
    const application = await this.applications.findByReference(this.dataSource.manager, reference);
    if (!application) throw new ProblemError('notFound');
    return this.run(application.applicationId, restricted);
  }
}

import type { Clock } from '#clock';
import type { Application, Person } from '#intake';
import { Messaging } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Happenings } from '../ground/happenings.js';
import { CLOCK } from '../ground/tokens.js';
import { Work } from '../ground/work.js';
import { Applications } from './applications.js';

export interface PersonOfCase {
  application: Application;
  person: Person;
}

/** Where commands work. A change may run again after a deadlock, so it has no effect outside of its transaction. */
@Injectable()
export class Transactions {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly happenings: Happenings,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
  ) {}

  /** @param residents about whom events are emitted: these leave in the order of the commits */
  run<T>(change: (work: Work) => Promise<T>, residents: readonly string[] = []): Promise<T> {
    return this.messaging.transact(residents, (unit) => change(new Work(unit, this.clock, this.happenings)));
  }

  /** Whoever changes the same application waits. */
  onApplication<T>(
    applicationId: string,
    change: (work: Work, application: Application) => Promise<T>,
    residents?: readonly string[],
  ): Promise<T> {
    return this.run(async (work) => change(work, await this.applications.lock(work.sql, applicationId)), residents);
  }

  /** What is emitted may be about anybody in it. */
  async onHousehold<T>(
    applicationId: string,
    change: (work: Work, application: Application) => Promise<T>,
  ): Promise<T> {
    const { persons } = await this.applications.get(this.dataSource.manager, applicationId);
    const residents = persons.map(({ residentId }) => residentId);
    return this.onApplication(applicationId, change, residents);
  }

  async onCase<T>(caseId: string, change: (work: Work, theCase: PersonOfCase) => Promise<T>): Promise<T> {
    const applicationId = await this.applications.getIdOfCase(this.dataSource.manager, caseId);
    return this.onHousehold(applicationId, (work, application) => change(work, personIn(application, caseId)));
  }
}

export function personIn(application: Application, caseId: string): PersonOfCase {
  const person = application.persons.find((one) => one.caseId === caseId);
  if (!person) throw new Error(`case ${caseId} is not of application ${application.applicationId}`);
  return { application, person };
}

import type { Application, JoinedApplication } from '#intake';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { personIn, type PersonOfCase } from '../applications/transactions.js';

/** The person and the application that a case is about; callers have passed `CaseAccess`. */
@Injectable()
export class FindCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
  ) {}

  async get(caseId: string): Promise<PersonOfCase> {
    const sql = this.dataSource.manager;
    const applicationId = await this.applications.getIdOfCase(sql, caseId);
    return personIn(await this.applications.get(sql, applicationId), caseId);
  }

  getApplication(applicationId: string): Promise<Application> {
    return this.applications.get(this.dataSource.manager, applicationId);
  }

  /** Applications that were begun from the case. */
  joinedFrom({ application, person }: PersonOfCase): Promise<JoinedApplication[]> {
    return this.applications.joinedFrom(this.dataSource.manager, application, person.caseId!);
  }
}

import type { Application, Person } from '#intake';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../applications/applications.js';

export interface TheCase {
  application: Application;
  person: Person;
}

/** The person and the application that a case is about; callers have passed `CaseAccess`. */
@Injectable()
export class FindCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
  ) {}

  async get(caseId: string): Promise<TheCase> {
    const sql = this.dataSource.manager;
    const applicationId = await this.applications.getIdOfCase(sql, caseId);
    return personIn(await this.applications.get(sql, applicationId), caseId);
  }
}

export function personIn(application: Application, caseId: string): TheCase {
  const person = application.persons.find((one) => one.caseId === caseId);
  if (!person) throw new Error(`case ${caseId} is not of application ${application.applicationId}`);
  return { application, person };
}

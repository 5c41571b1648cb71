import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { personIn, type TheCase } from '../applications/transactions.js';

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

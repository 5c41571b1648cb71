import type { Application, Person } from '#intake';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Applications } from '../applications/applications.js';
import type { OwnedCase } from '../ground/happenings.js';
import type { Work } from '../ground/work.js';

interface SamePerson extends OwnedCase {
  reference: string;
  /** Both said that mail reaches them at one address. */
  sharesAddress: boolean;
}

interface Row {
  application_id: string;
  resident_id: string;
  case_id: string;
  shares_address: boolean | null;
}

/** As many as anybody has to look at. */
const MOST = 20;

/**
 * Whether somebody has applied already, by another application. Nobody is merged by it: agencies are told, and decide.
 */
@Injectable()
export class FindSamePersons {
  constructor(private readonly applications: Applications) {}

  /** References of their cases, for the agencies. The person's own are stored by now. */
  async tell(work: Work, application: Application, person: Person): Promise<string[]> {
    const found = await this.find(work.sql, application, person);
    const own = { ...person, applicationId: application.applicationId, caseId: person.caseId! };
    for (const { sharesAddress, ...other } of found)
      await work.tell({ kind: 'foundTwice', cases: [own, other], sharesAddress });
    return found.map(({ reference }) => reference).sort();
  }

  private async find(sql: EntityManager, { applicationId }: Application, person: Person): Promise<SamePerson[]> {
    const [own] = await sql.query<{ identity_hashes: string[] | null }[]>(
      'SELECT identity_hashes FROM person WHERE resident_id = $1',
      [person.residentId],
    );
    const hashes = own?.identity_hashes ?? [];
    // Who hands in twice at once: the second waits here, and finds the first.
    for (const hash of hashes) await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
    const rows = await sql.query<Row[]>(
      `SELECT other.application_id, other.resident_id, other.case_id, other.address_hash = own.address_hash AS shares_address
         FROM person own JOIN person other ON other.identity_hashes && own.identity_hashes
        WHERE own.resident_id = $1 AND other.application_id <> $2 AND other.case_id IS NOT NULL
        ORDER BY other.case_id LIMIT ${MOST}`,
      [person.residentId, applicationId],
    );
    const found: SamePerson[] = [];
    for (const row of rows) {
      const application = await this.applications.find(sql, row.application_id);
      const other = application?.persons.find(({ residentId }) => residentId === row.resident_id);
      if (!other) continue;
      found.push({
        applicationId: row.application_id,
        residentId: row.resident_id,
        caseId: row.case_id,
        reference: other.reference,
        sharesAddress: row.shares_address === true,
      });
    }
    return found;
  }
}

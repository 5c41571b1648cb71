import type { Application, Person } from '#intake';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Notify } from '../notifications/notify.js';
import { Applications } from '../applications/applications.js';

interface SamePerson {
  applicationId: string;
  residentId: string;
  caseId: string;
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
 * Whether somebody has applied already, by another application. Nobody is merged by it: agencies are told, and decide. The
 * resident is told by mail alone, and only where both applications named one address: who reads there has had both
 * references already, and who merely knows somebody's passport learns nothing.
 */
@Injectable()
export class FindSamePersons {
  constructor(
    private readonly applications: Applications,
    private readonly notify: Notify,
  ) {}

  /** References of their cases, for the agencies. The person's own are stored by now. */
  async tell(sql: EntityManager, application: Application, person: Person): Promise<string[]> {
    const found = await this.find(sql, application, person);
    const news = found
      .filter(({ sharesAddress }) => sharesAddress)
      .flatMap((other) => [
        this.newsAbout({ ...person, applicationId: application.applicationId, caseId: person.caseId! }, other.caseId),
        this.newsAbout(other, person.caseId!),
      ]);
    await this.notify.gather(sql, news);
    return found.map(({ reference }) => reference).sort();
  }

  private newsAbout(
    { applicationId, residentId, caseId }: Omit<SamePerson, 'reference' | 'sharesAddress'>,
    other: string,
  ) {
    return { applicationId, residentId, about: caseId, kind: 'appliedTwice' as const, cause: `same ${other}` };
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

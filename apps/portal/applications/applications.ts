import type { Channel, Relation, Text } from '#contracts';
import { unnest } from '#database';
import { ProblemError } from '#http';
import {
  addressOf,
  type Announcements,
  type Application,
  type JoinedApplication,
  type Person,
  type Statements,
} from '#intake';
import type { KeyedHashes } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sealed } from '../ground/sealed.js';
import { normalReference } from '../access/reference.js';
import { HASHES } from '../ground/tokens.js';
import { addressHashes } from './address-hash.js';
import { identityHashes } from './same-person.js';

interface ApplicationRow {
  id: string;
  household_id: string;
  channel: Channel;
  submitted_at: Date | null;
  restricted_at: Date | null;
  joins_case: string | null;
  joins_as: 'spouse' | 'child' | null;
}

interface PersonRow {
  resident_id: string;
  relation: Relation;
  case_id: string | null;
  content: Buffer;
}

/** What is sealed of a person. */
interface PersonContent {
  personId: string;
  reference: string;
  statements: Statements;
  announced?: Announcements;
}

/** Applications as they are stored: ids and hashes in the clear, all that is about a person sealed. */
@Injectable()
export class Applications {
  constructor(
    private readonly sealed: Sealed,
    @Inject(HASHES) private readonly hashes: KeyedHashes,
  ) {}

  async insert(sql: EntityManager, application: Application, accessCodeHash: string, openedAt: string): Promise<void> {
    await sql.query(
      `INSERT INTO application (id, household_id, channel, access_code_hash, opened_at, touched_at, joins_case, joins_as)
       VALUES ($1, $2, $3, $4, $5, $5, $6, $7)`,
      [
        application.applicationId,
        application.householdId,
        application.channel,
        accessCodeHash,
        openedAt,
        application.joins?.caseId ?? null,
        application.joins?.relation ?? null,
      ],
    );
    await this.savePersons(sql, application.applicationId, application.persons);
  }

  /** Undefined where it, or its applicant, was erased. */
  find(sql: EntityManager, applicationId: string): Promise<Application | undefined> {
    return this.read(sql, applicationId, '');
  }

  async get(sql: EntityManager, applicationId: string): Promise<Application> {
    return found(await this.read(sql, applicationId, ''));
  }

  /** Whoever changes an application waits here for who changes it already. */
  async lock(sql: EntityManager, applicationId: string): Promise<Application> {
    return found(await this.read(sql, applicationId, 'FOR UPDATE'));
  }

  /** Makes the stored persons be these. */
  async savePersons(sql: EntityManager, applicationId: string, persons: readonly Person[]): Promise<void> {
    const values = await this.sealed.prepare(persons.map(({ residentId }) => residentId));
    await sql.query('DELETE FROM person WHERE application_id = $1 AND resident_id <> ALL ($2)', [
      applicationId,
      persons.map(({ residentId }) => residentId),
    ]);
    const rows = persons.map((person) => {
      const hashes = identityHashes(this.hashes, person.statements);
      return {
        ...person,
        caseId: person.caseId,
        referenceHash: this.referenceHashes(person.reference)[0],
        content: values.seal(person.residentId, placeOf(applicationId), contentOf(person)),
        addressHash: this.addressHash(addressOf({ persons }, person)),
        identityHashes: hashes && JSON.stringify(hashes),
      };
    });
    await sql.query(UPSERT_PERSONS, [applicationId, ...PERSONS.values(rows)]);
  }

  /** Somebody worked on the draft. */
  async touch(sql: EntityManager, applicationId: string, at: string): Promise<void> {
    await sql.query('UPDATE application SET touched_at = $2 WHERE id = $1', [applicationId, at]);
  }

  async markSubmitted(sql: EntityManager, applicationId: string, at: string): Promise<void> {
    await sql.query('UPDATE application SET submitted_at = $2 WHERE id = $1', [applicationId, at]);
  }

  /** @param at undefined where it is restricted no longer */
  async markRestricted(sql: EntityManager, applicationId: string, at: string | undefined): Promise<void> {
    await sql.query('UPDATE application SET restricted_at = $2 WHERE id = $1', [applicationId, at ?? null]);
  }

  async findByReference(sql: EntityManager, reference: string): Promise<Application | undefined> {
    const rows = await sql.query<{ application_id: string }[]>(
      'SELECT application_id FROM person WHERE reference_hash = ANY ($1::text[])',
      [this.referenceHashes(reference)],
    );
    return rows[0] && this.find(sql, rows[0].application_id);
  }

  /** Callers have passed `CaseAccess`. */
  async getIdOfCase(sql: EntityManager, caseId: string): Promise<string> {
    const [row] = await sql.query<{ application_id: string }[]>(
      'SELECT application_id FROM person WHERE case_id = $1',
      [caseId],
    );
    if (!row) throw new Error(`case ${caseId} has no person`);
    return row.application_id;
  }

  /** Oldest first. */
  async othersOfHousehold(sql: EntityManager, { applicationId, householdId }: Application): Promise<Application[]> {
    const rows = await sql.query<{ id: string }[]>(
      'SELECT id FROM application WHERE household_id = $1 AND id <> $2 ORDER BY opened_at, id',
      [householdId, applicationId],
    );
    const others: (Application | undefined)[] = [];
    for (const { id } of rows) others.push(await this.find(sql, id));
    return others.filter((other) => other !== undefined);
  }

  /** What was begun from a case, oldest first: that it is there, and how far it has come. */
  async joinedFrom(sql: EntityManager, { householdId }: Application, caseId: string): Promise<JoinedApplication[]> {
    const rows = await sql.query<{ joins_as: 'spouse' | 'child'; opened_at: Date; submitted_at: Date | null }[]>(
      `SELECT joins_as, opened_at, submitted_at FROM application
        WHERE household_id = $1 AND joins_case = $2 ORDER BY opened_at, id`,
      [householdId, caseId],
    );
    return rows.map(({ joins_as: relation, opened_at: openedAt, submitted_at: submittedAt }) => ({
      relation,
      state: submittedAt === null ? 'begun' : 'handedIn',
      at: (submittedAt ?? openedAt).toISOString(),
    }));
  }

  async changeCode(sql: EntityManager, applicationId: string, accessCodeHash: string): Promise<void> {
    await sql.query('UPDATE application SET access_code_hash = $2 WHERE id = $1', [applicationId, accessCodeHash]);
  }

  /** The language in which an application is written to: the one that its pages were last read in. */
  async keepLanguage(sql: EntityManager, applicationId: string, language: keyof Text): Promise<void> {
    await sql.query('UPDATE application SET language = $2 WHERE id = $1 AND language <> $2', [applicationId, language]);
  }

  async languageOf(sql: EntityManager, applicationId: string): Promise<keyof Text> {
    const [row] = await sql.query<{ language: keyof Text }[]>('SELECT language FROM application WHERE id = $1', [
      applicationId,
    ]);
    return row?.language ?? 'en';
  }

  /** Newest first. */
  referenceHashes(reference: string): string[] {
    return this.hashes.all('reference', normalReference(reference));
  }

  private addressHash(address: string | undefined): string | null {
    return address === undefined ? null : addressHashes(this.hashes, address)[0]!;
  }

  private async read(
    sql: EntityManager,
    applicationId: string,
    locking: '' | 'FOR UPDATE',
  ): Promise<Application | undefined> {
    const [row] = await sql.query<ApplicationRow[]>(
      `SELECT id, household_id, channel, submitted_at, restricted_at, joins_case, joins_as FROM application
        WHERE id = $1 AND erased_at IS NULL ${locking}`,
      [applicationId],
    );
    if (!row) return undefined;
    const rows = await sql.query<PersonRow[]>(
      'SELECT resident_id, relation, case_id, content FROM person WHERE application_id = $1 ORDER BY place',
      [applicationId],
    );
    const persons = await this.sealed.openRows(rows, () => placeOf(applicationId), personOf);
    if (!persons.some(({ relation }) => relation === 'applicant')) return undefined;
    return {
      applicationId: row.id,
      householdId: row.household_id,
      channel: row.channel,
      submittedAt: row.submitted_at?.toISOString(),
      ...(row.restricted_at && { restrictedSince: row.restricted_at.toISOString() }),
      ...(row.joins_case && row.joins_as && { joins: { caseId: row.joins_case, relation: row.joins_as } }),
      persons,
    };
  }
}

const placeOf = (applicationId: string): string => `person/${applicationId}`;

function found(application: Application | undefined): Application {
  if (!application) throw new ProblemError('notFound');
  return application;
}

function personOf(row: PersonRow, content: PersonContent): Person {
  return {
    residentId: row.resident_id,
    relation: row.relation,
    caseId: row.case_id ?? undefined,
    ...content,
  };
}

function contentOf({ personId, reference, statements, announced }: Person): PersonContent {
  return { personId, reference, statements, ...(announced && { announced }) };
}

const PERSONS = unnest({
  residentId: 'uuid',
  relation: 'text',
  referenceHash: 'text',
  caseId: 'uuid',
  content: 'bytea',
  addressHash: 'text',
  identityHashes: 'jsonb',
});

const UPSERT_PERSONS = `
  INSERT INTO person
    (application_id, resident_id, relation, reference_hash, case_id, content, address_hash, place, identity_hashes)
  SELECT $1, resident_id, relation, reference_hash, case_id, content, address_hash, place,
      CASE WHEN identity_hashes IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(identity_hashes)) END
    FROM ${PERSONS.placedAs('given', 1)}
  ON CONFLICT (resident_id) DO UPDATE SET relation = excluded.relation, case_id = excluded.case_id,
    content = excluded.content, address_hash = excluded.address_hash, place = excluded.place,
    identity_hashes = excluded.identity_hashes`;

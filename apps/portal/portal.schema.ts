import { caseCopyGrants, caseCopyTables } from '#case-copy';
import type { ServiceSchema } from '#database';
import { messagingGrants, messagingMigrations, messagingTables } from '#messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the portal keeps: drafts, who may open them, documents, and a copy of what the collector shows of each case.
 * Values of persons are only in the sealed `content` columns; codes, tokens and references only as keyed hashes.
 */
const tables = [
  `CREATE TABLE application (
    id uuid PRIMARY KEY,
    household_id uuid NOT NULL,
    channel text NOT NULL,
    access_code_hash text NOT NULL,
    opened_at timestamptz(3) NOT NULL,
    submitted_at timestamptz(3)
  )`,
  `CREATE TABLE person (
    resident_id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    person_id text NOT NULL,
    place smallint NOT NULL,
    relation text NOT NULL CHECK (relation IN ('applicant', 'spouse', 'child')),
    reference_hash text NOT NULL UNIQUE,
    case_id uuid UNIQUE,
    content bytea NOT NULL,
    UNIQUE (application_id, person_id)
  )`,
  `CREATE TABLE access_token (
    hash text PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    issued_at timestamptz(3) NOT NULL
  )`,
  `CREATE TABLE failed_attempt (subject text NOT NULL, at timestamptz(3) NOT NULL)`,
  `CREATE INDEX failed_attempt_of_subject ON failed_attempt (subject, at)`,
  `CREATE INDEX failed_attempt_at ON failed_attempt (at)`,
  `CREATE TABLE idempotency_key (
    hash text PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id)
  )`,
  `CREATE TABLE document (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    resident_id uuid NOT NULL,
    file text NOT NULL,
    kept_at timestamptz(3) NOT NULL,
    deleted_at timestamptz(3),
    content bytea NOT NULL
  )`,
  `CREATE INDEX document_of_application ON document (application_id)`,
  `CREATE TABLE withdrawal (
    case_id uuid NOT NULL,
    agency text NOT NULL,
    at timestamptz(3) NOT NULL,
    PRIMARY KEY (case_id, agency)
  )`,
];

class PortalTables1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...messagingTables(), ...tables, ...caseCopyTables()]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('applications are not taken back: restore the backup from before instead');
  }
}

/** Which pages of the form were sent; no answer stands in it. */
class DraftPages1790000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE draft_page (
      resident_id uuid NOT NULL REFERENCES person (resident_id) ON DELETE CASCADE,
      page text NOT NULL,
      PRIMARY KEY (resident_id, page)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE draft_page');
  }
}

/** "Was this page useful", counted: nothing in it is about a person. */
class PageAnswers1790000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE page_answer (
      page text NOT NULL,
      day date NOT NULL,
      useful boolean NOT NULL,
      answers integer NOT NULL,
      PRIMARY KEY (page, day, useful)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE page_answer');
  }
}

/** Ways back in, and what people are told by mail. Secrets are keyed hashes; addresses and codes are sealed. */
class ComingBack1790000000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of comingBack) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('applications are not taken back: restore the backup from before instead');
  }
}

const comingBack = [
  `ALTER TABLE application ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('da', 'en'))`,
  `CREATE TABLE shown_code (
    application_id uuid PRIMARY KEY REFERENCES application (id),
    until timestamptz(3) NOT NULL,
    content bytea NOT NULL
  )`,
  `CREATE TABLE return_link (
    hash text PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    purpose text NOT NULL CHECK (purpose IN ('open', 'newCode')),
    address_hash text NOT NULL,
    issued_at timestamptz(3) NOT NULL,
    used_at timestamptz(3),
    misses smallint NOT NULL DEFAULT 0
  )`,
  `CREATE INDEX return_link_of_application ON return_link (application_id)`,
  `CREATE TABLE notice (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    about uuid NOT NULL,
    kind text NOT NULL,
    cause text NOT NULL,
    resident_id uuid NOT NULL,
    language text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    due_at timestamptz(3),
    sent_at timestamptz(3),
    attempts smallint NOT NULL DEFAULT 0,
    content bytea,
    UNIQUE (about, kind, cause)
  )`,
  `CREATE INDEX notice_due ON notice (due_at) WHERE due_at IS NOT NULL`,
];

/** Who was asked for a part of somebody's application, and what they said. */
class Participants1790000000520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE invitation (
      id uuid PRIMARY KEY,
      application_id uuid NOT NULL REFERENCES application (id),
      resident_id uuid NOT NULL,
      role text NOT NULL CHECK (role IN ('employer', 'school')),
      invited_at timestamptz(3) NOT NULL,
      answered_at timestamptz(3),
      withdrawn_at timestamptz(3),
      content bytea NOT NULL
    )`);
    await runner.query('CREATE INDEX invitation_of_application ON invitation (application_id)');
    await runner.query(`CREATE TABLE invitation_link (
      hash text PRIMARY KEY,
      invitation_id uuid NOT NULL REFERENCES invitation (id),
      issued_at timestamptz(3) NOT NULL
    )`);
  }

  async down(): Promise<void> {
    throw new Error('answers of participants are not taken back: restore the backup from before instead');
  }
}

/**
 * The day's mail: what it is to say, to whom, and that there was one. Addresses only as keyed hashes, so that mail to one
 * address is gathered and counted without being known here.
 */
class DayMail1790000000540 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'ALTER TABLE application ADD COLUMN touched_at timestamptz(3)',
      'ALTER TABLE person ADD COLUMN address_hash text',
      'CREATE INDEX person_of_address ON person (address_hash)',
      'ALTER TABLE case_element ADD COLUMN IF NOT EXISTS since timestamptz(3)',
      'ALTER TABLE notice ALTER COLUMN language DROP NOT NULL, ADD COLUMN letter uuid',
      'CREATE INDEX notice_of_resident ON notice (resident_id) WHERE due_at IS NOT NULL',
      `CREATE TABLE mail_day (
        address_hash text NOT NULL,
        day date NOT NULL,
        letter uuid NOT NULL,
        PRIMARY KEY (address_hash, day)
      )`,
    ];
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('who was reminded of what would be lost: restore the backup from before instead');
  }
}

/** Who joins a household later, from whose case. And by what the same person is found: keyed hashes. */
class JoiningAndSame1790000000550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE application ADD COLUMN joins_case uuid,
        ADD COLUMN joins_as text CHECK (joins_as IN ('spouse', 'child'))`,
      'CREATE INDEX application_of_household ON application (household_id)',
      'ALTER TABLE person ADD COLUMN identity_hashes text[]',
      'CREATE INDEX person_of_identity ON person USING gin (identity_hashes)',
    ];
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('applications are not taken back: restore the backup from before instead');
  }
}

/** What is counted against a limit, each for as long as its limit looks back. */
class Counted1790000000560 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'DROP TABLE failed_attempt',
      'CREATE TABLE counted (subject text NOT NULL, at timestamptz(3) NOT NULL, until timestamptz(3) NOT NULL)',
      'CREATE INDEX counted_of_subject ON counted (subject, at)',
      'CREATE INDEX counted_until ON counted (until)',
    ];
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('what was counted would be forgotten: restore the backup from before instead');
  }
}

/** How long what was given to somebody opens their application. */
class SessionEnds1790000000570 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE access_token ADD COLUMN kind text NOT NULL DEFAULT 'api' CHECK (kind IN ('browser', 'api')),
        ADD COLUMN seen_at timestamptz(3)`,
      'UPDATE access_token SET seen_at = issued_at',
      'ALTER TABLE access_token ALTER COLUMN seen_at SET NOT NULL, ALTER COLUMN kind DROP DEFAULT',
      'CREATE INDEX access_token_of_kind ON access_token (kind, issued_at)',
      'CREATE INDEX access_token_of_application ON access_token (application_id)',
      'ALTER TABLE return_link ADD COLUMN ended_at timestamptz(3)',
    ];
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('sessions would have no end: restore the backup from before instead');
  }
}

/** To where a mail went, as a keyed hash, and that it was given up: its reader is told where to look for why none came. */
class GivenUpMails1790000000580 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notice ADD COLUMN given_up_at timestamptz(3), ADD COLUMN address_hash text');
    await runner.query('CREATE INDEX notice_of_application ON notice (application_id)');
  }

  async down(): Promise<void> {
    throw new Error('what was given up would be forgotten: restore the backup from before instead');
  }
}

/** Which documents dossiers name is asked by agency and document. Who had one is added, never changed. */
class DocumentsByDossier1796000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX IF NOT EXISTS case_element_document ON case_element (id) WHERE kind = 'document'`);
    await runner.query(`CREATE TABLE document_read (
      document_id uuid NOT NULL,
      case_id uuid NOT NULL,
      agency text NOT NULL,
      recipients text[] NOT NULL,
      at timestamptz(3) NOT NULL
    )`);
    await runner.query('CREATE INDEX document_read_of_case ON document_read (case_id, at)');
  }

  async down(): Promise<void> {
    throw new Error('who had a document is not forgotten: restore the backup from before instead');
  }
}

export const portalSchema: ServiceSchema = {
  service: 'portal',
  migrations: [
    PortalTables1790000000002,
    ...messagingMigrations,
    DraftPages1790000000400,
    PageAnswers1790000000500,
    ComingBack1790000000510,
    Participants1790000000520,
    DayMail1790000000540,
    JoiningAndSame1790000000550,
    Counted1790000000560,
    SessionEnds1790000000570,
    GivenUpMails1790000000580,
    DocumentsByDossier1796000000600,
  ],
  grants: [
    ...messagingGrants('portal'),
    'GRANT SELECT, INSERT, UPDATE, DELETE ON access_token TO portal',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON shown_code TO portal',
    'GRANT SELECT, INSERT, UPDATE ON return_link, invitation TO portal',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON notice, mail_day TO portal',
    'GRANT SELECT, INSERT ON invitation_link TO portal',
    'GRANT SELECT, INSERT ON idempotency_key, withdrawal, document_read TO portal',
    'GRANT SELECT, INSERT, UPDATE ON application, document TO portal',
    ...caseCopyGrants('portal'),
    'GRANT SELECT, INSERT, UPDATE, DELETE ON person TO portal',
    'GRANT SELECT, INSERT, DELETE ON counted TO portal',
    'GRANT SELECT, INSERT, DELETE ON draft_page TO portal',
    'GRANT SELECT, INSERT, UPDATE ON page_answer TO portal',
  ],
};

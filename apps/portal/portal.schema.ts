import { caseCopyGrants, caseCopyTables } from '#case-copy';
import type { ServiceSchema } from '#database';
import { messagingGrants, messagingTables } from '#messaging';

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

export const portalSchema: ServiceSchema = {
  service: 'portal',
  migrations: [
    { name: 'PortalTables1790000000002', statements: [...messagingTables(), ...tables, ...caseCopyTables()] },
    /** Which pages of the form were sent; no answer stands in it. */
    {
      name: 'DraftPages1790000000400',
      statements: [
        `CREATE TABLE draft_page (
          resident_id uuid NOT NULL REFERENCES person (resident_id) ON DELETE CASCADE,
          page text NOT NULL,
          PRIMARY KEY (resident_id, page)
        )`,
      ],
    },
    /** "Was this page useful", counted: nothing in it is about a person. */
    {
      name: 'PageAnswers1790000000500',
      statements: [
        `CREATE TABLE page_answer (
          page text NOT NULL,
          day date NOT NULL,
          useful boolean NOT NULL,
          answers integer NOT NULL,
          PRIMARY KEY (page, day, useful)
        )`,
      ],
    },
    /** Ways back in, and what people are told by mail. Secrets are keyed hashes; addresses and codes are sealed. */
    { name: 'ComingBack1790000000510', statements: comingBack },
    /** Who was asked for a part of somebody's application, and what they said. */
    {
      name: 'Participants1790000000520',
      statements: [
        `CREATE TABLE invitation (
          id uuid PRIMARY KEY,
          application_id uuid NOT NULL REFERENCES application (id),
          resident_id uuid NOT NULL,
          role text NOT NULL CHECK (role IN ('employer', 'school')),
          invited_at timestamptz(3) NOT NULL,
          answered_at timestamptz(3),
          withdrawn_at timestamptz(3),
          content bytea NOT NULL
        )`,
        'CREATE INDEX invitation_of_application ON invitation (application_id)',
        `CREATE TABLE invitation_link (
          hash text PRIMARY KEY,
          invitation_id uuid NOT NULL REFERENCES invitation (id),
          issued_at timestamptz(3) NOT NULL
        )`,
      ],
    },
    /**
     * The day's mail: what it is to say, to whom, and that there was one. Addresses only as keyed hashes, so that mail to one
     * address is gathered and counted without being known here.
     */
    {
      name: 'DayMail1790000000540',
      statements: [
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
      ],
    },
    /** Who joins a household later, from whose case. And by what the same person is found: keyed hashes. */
    {
      name: 'JoiningAndSame1790000000550',
      statements: [
        `ALTER TABLE application ADD COLUMN joins_case uuid,
        ADD COLUMN joins_as text CHECK (joins_as IN ('spouse', 'child'))`,
        'CREATE INDEX application_of_household ON application (household_id)',
        'ALTER TABLE person ADD COLUMN identity_hashes text[]',
        'CREATE INDEX person_of_identity ON person USING gin (identity_hashes)',
      ],
    },
    /** What is counted against a limit, each for as long as its limit looks back. */
    {
      name: 'Counted1790000000560',
      statements: [
        'DROP TABLE failed_attempt',
        'CREATE TABLE counted (subject text NOT NULL, at timestamptz(3) NOT NULL, until timestamptz(3) NOT NULL)',
        'CREATE INDEX counted_of_subject ON counted (subject, at)',
        'CREATE INDEX counted_until ON counted (until)',
      ],
    },
    /** How long what was given to somebody opens their application. */
    {
      name: 'SessionEnds1790000000570',
      statements: [
        `ALTER TABLE access_token ADD COLUMN kind text NOT NULL DEFAULT 'api' CHECK (kind IN ('browser', 'api')),
        ADD COLUMN seen_at timestamptz(3)`,
        'UPDATE access_token SET seen_at = issued_at',
        'ALTER TABLE access_token ALTER COLUMN seen_at SET NOT NULL, ALTER COLUMN kind DROP DEFAULT',
        'CREATE INDEX access_token_of_kind ON access_token (kind, issued_at)',
        'CREATE INDEX access_token_of_application ON access_token (application_id)',
        'ALTER TABLE return_link ADD COLUMN ended_at timestamptz(3)',
      ],
    },
    /** To where a mail went, as a keyed hash, and that it was given up: its reader is told where to look for why none came. */
    {
      name: 'GivenUpMails1790000000580',
      statements: [
        'ALTER TABLE notice ADD COLUMN given_up_at timestamptz(3), ADD COLUMN address_hash text',
        'CREATE INDEX notice_of_application ON notice (application_id)',
      ],
    },
    /** Which documents dossiers name is asked by agency and document. Who had one is added, never changed. */
    {
      name: 'DocumentsByDossier1796000000600',
      statements: [
        `CREATE INDEX IF NOT EXISTS case_element_document ON case_element (id) WHERE kind = 'document'`,
        `CREATE TABLE document_read (
          document_id uuid NOT NULL,
          case_id uuid NOT NULL,
          agency text NOT NULL,
          recipients text[] NOT NULL,
          at timestamptz(3) NOT NULL
        )`,
        'CREATE INDEX document_read_of_case ON document_read (case_id, at)',
      ],
    },
    /** What is counted of cases stands in the clear. Contents were sealed by `plainSealer` alone until now: they are JSON. */
    {
      name: 'Figures1797000000800',
      statements: [
        'ALTER TABLE case_element ADD COLUMN IF NOT EXISTS figures jsonb',
        `UPDATE case_element SET figures = CASE kind
            WHEN 'case' THEN jsonb_build_object('status', convert_from(content, 'UTF8')::jsonb -> 'status')
            ELSE convert_from(content, 'UTF8')::jsonb END
          WHERE kind IN ('case', 'counts', 'holder') AND content IS NOT NULL`,
      ],
    },
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

import { caseCopyGrants, caseCopyRetention, caseCopyTables } from '#case-copy';
import type { KeptBy, ServiceSchema } from '#database';
import { messagingGrants, messagingRetention, messagingTables } from '#messaging';

/**
 * What the portal keeps: drafts, who may open them, documents, and a copy of what the collector shows of each case. All that
 * is about a person is in the sealed `content`, for the resident of the row or else for the applicant.
 *
 * | columns | why they are plain |
 * | --- | --- |
 * | `id`, `…_id`, `about`, `letter`, `joins_case` | UUIDs that are drawn, or derived from drawn ones |
 * | `…hash`, `…hashes`, `document.file`, `counted.subject`, `draft_page.page` | keyed hashes: equal where the values are, and nobody without the key can try values. Codes, tokens, references, mail addresses, who is who, which pages were sent, who did what how often |
 * | `…_at`, `at`, `until`, `since`, `mail_day.day` | when the portal did something or will: they are sought in order |
 * | `notice.kind`, `notice.cause` | of what a mail tells, by a closed list; by what it was caused, of a reminder a keyed hash, since it names a day |
 * | `channel`, `relation`, `joins_as`, `role`, `language`, `purpose`, `access_token.kind`, `agency` | one of the few words of a closed list; which kind of authority, never which of them |
 * | `place`, `attempts`, `misses`, `version`, `sequence` | counts |
 * | `case_element.kind`, `case_element.id`, `case_element.figures` | see `libs/case-copy` |
 * | `erasure.destroys`, `erasure.remains`, `erasure.certificate`, and of `purpose_erasure` | whose keys were destroyed, as UUIDs, and which kinds of authorities keep something by which law |
 * | `page_answer` | sums over everybody |
 */
const tables = [
  `CREATE TABLE application (
    id uuid PRIMARY KEY,
    household_id uuid NOT NULL,
    channel text NOT NULL,
    language text NOT NULL DEFAULT 'en' CHECK (language IN ('da', 'en')),
    access_code_hash text NOT NULL,
    opened_at timestamptz(3) NOT NULL,
    touched_at timestamptz(3) NOT NULL,
    submitted_at timestamptz(3),
    erased_at timestamptz(3),
    restricted_at timestamptz(3),
    joins_case uuid,
    joins_as text CHECK (joins_as IN ('spouse', 'child'))
  )`,
  'CREATE INDEX application_of_household ON application (household_id)',
  `CREATE TABLE person (
    resident_id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    place smallint NOT NULL,
    relation text NOT NULL CHECK (relation IN ('applicant', 'spouse', 'child')),
    reference_hash text NOT NULL UNIQUE,
    address_hash text,
    identity_hashes text[],
    case_id uuid UNIQUE,
    content bytea NOT NULL
  )`,
  'CREATE INDEX person_of_application ON person (application_id)',
  'CREATE INDEX person_of_address ON person (address_hash)',
  'CREATE INDEX person_of_identity ON person USING gin (identity_hashes)',
  /** Which pages of the form were sent, and which of their questions were answered no. */
  `CREATE TABLE draft_page (
    resident_id uuid NOT NULL REFERENCES person (resident_id) ON DELETE CASCADE,
    page text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (resident_id, page)
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
  'CREATE INDEX document_of_application ON document (application_id)',
  /** Who had one is added, never changed. */
  `CREATE TABLE document_read (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL,
    case_id uuid NOT NULL,
    resident_id uuid NOT NULL,
    agency text NOT NULL,
    at timestamptz(3) NOT NULL,
    content bytea NOT NULL
  )`,
  'CREATE INDEX document_read_of_case ON document_read (case_id, at)',
  `CREATE TABLE withdrawal (
    case_id uuid NOT NULL,
    agency text NOT NULL,
    at timestamptz(3) NOT NULL,
    PRIMARY KEY (case_id, agency)
  )`,
  `CREATE TABLE idempotency_key (
    hash text PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id)
  )`,
];

/** Who is let in, for how long, and how often they may try. */
const access = [
  `CREATE TABLE access_token (
    hash text PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    kind text NOT NULL CHECK (kind IN ('browser', 'api')),
    issued_at timestamptz(3) NOT NULL,
    seen_at timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX access_token_of_kind ON access_token (kind, issued_at)',
  'CREATE INDEX access_token_of_application ON access_token (application_id)',
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
    ended_at timestamptz(3),
    misses smallint NOT NULL DEFAULT 0
  )`,
  'CREATE INDEX return_link_of_application ON return_link (application_id)',
  'CREATE TABLE counted (subject text NOT NULL, at timestamptz(3) NOT NULL, until timestamptz(3) NOT NULL)',
  'CREATE INDEX counted_of_subject ON counted (subject, at)',
  'CREATE INDEX counted_until ON counted (until)',
];

/** Who was asked for a part of somebody's application, and what they said. */
const participants = [
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
];

/** What people are told by mail. An address is kept until its mail was sent; afterwards its hash, by which mail to one is gathered. */
const mails = [
  `CREATE TABLE notice (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application (id),
    about uuid NOT NULL,
    kind text NOT NULL,
    cause text NOT NULL,
    resident_id uuid NOT NULL,
    language text,
    letter uuid,
    address_hash text,
    created_at timestamptz(3) NOT NULL,
    due_at timestamptz(3),
    sent_at timestamptz(3),
    given_up_at timestamptz(3),
    attempts smallint NOT NULL DEFAULT 0,
    content bytea,
    UNIQUE (about, kind, cause)
  )`,
  'CREATE INDEX notice_due ON notice (due_at) WHERE due_at IS NOT NULL',
  'CREATE INDEX notice_of_resident ON notice (resident_id) WHERE due_at IS NOT NULL',
  'CREATE INDEX notice_of_application ON notice (application_id)',
  `CREATE TABLE mail_day (
    address_hash text NOT NULL,
    day date NOT NULL,
    letter uuid NOT NULL,
    PRIMARY KEY (address_hash, day)
  )`,
];

/** What is left of an application that was erased: that it was, and by what its owner is told so. Without a certificate it is under way. */
const erasures = [
  `CREATE TABLE erasure (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL UNIQUE,
    at timestamptz(3) NOT NULL,
    rule text NOT NULL CHECK (rule IN ('draft', 'case')),
    destroys jsonb NOT NULL,
    remains jsonb,
    reference_hashes text[] NOT NULL,
    access_code_hash text NOT NULL,
    certificate text
  )`,
  `CREATE TABLE purpose_erasure (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL,
    agency text NOT NULL,
    at timestamptz(3) NOT NULL,
    destroys jsonb NOT NULL,
    kept jsonb NOT NULL,
    certificate text,
    UNIQUE (application_id, agency)
  )`,
  'CREATE INDEX erasure_of_reference ON erasure USING gin (reference_hashes)',
];

/** "Was this page useful", counted. */
const feedback = [
  `CREATE TABLE page_answer (
    page text NOT NULL,
    day date NOT NULL,
    useful boolean NOT NULL,
    answers integer NOT NULL,
    PRIMARY KEY (page, day, useful)
  )`,
];

const withApplication: KeptBy = { rule: 'withApplication' };

/** An application has `draft` before it is handed in and `case` afterwards: erasure/ counts their days. */
export const portalRetention: Readonly<Record<string, KeptBy>> = {
  ...messagingRetention,
  ...caseCopyRetention,
  application: { rule: 'case' },
  person: withApplication,
  draft_page: { rule: 'draft' },
  document: withApplication,
  document_read: withApplication,
  withdrawal: withApplication,
  idempotency_key: withApplication,
  access_token: withApplication,
  shown_code: { rule: 'brief', since: 'until' },
  return_link: { rule: 'link', since: 'issued_at' },
  counted: { rule: 'brief', since: 'until' },
  invitation: withApplication,
  invitation_link: { rule: 'link', since: 'issued_at' },
  notice: withApplication,
  mail_day: { rule: 'brief', since: 'day' },
  erasure: { rule: 'proof', since: 'at' },
  purpose_erasure: { rule: 'proof', since: 'at' },
  page_answer: { rule: 'figures' },
};

/** Mails of the day before who they are to: a mail of today is found from there. */
const hashes = [
  ...['access_token.hash', 'return_link.hash', 'invitation_link.hash', 'idempotency_key.hash'],
  ...['application.access_code_hash', 'erasure.access_code_hash', 'erasure.reference_hashes', 'person.reference_hash'],
  ...['mail_day.address_hash', 'return_link.address_hash', 'notice.address_hash', 'notice.cause'],
  ...['person.address_hash', 'person.identity_hashes'],
];

export const portalSchema: ServiceSchema = {
  service: 'portal',
  hashes,
  retention: portalRetention,
  migrations: [
    {
      name: 'PortalTables1798100000000',
      statements: [
        ...messagingTables(),
        ...caseCopyTables(),
        ...tables,
        ...access,
        ...participants,
        ...mails,
        ...erasures,
        ...feedback,
      ],
    },
  ],
  grants: [
    ...messagingGrants('portal'),
    ...caseCopyGrants('portal'),
    'GRANT SELECT, INSERT, UPDATE ON page_answer TO portal',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON application, document, return_link, invitation TO portal',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON person, access_token, shown_code, notice, mail_day TO portal',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON invitation_link, idempotency_key TO portal',
    'GRANT SELECT, INSERT, DELETE ON counted, draft_page, withdrawal, document_read TO portal',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON erasure, purpose_erasure TO portal',
  ],
};

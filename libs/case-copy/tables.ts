import type { KeptBy } from '#database';

/**
 * What a reader keeps of cases. All that is about a person is in the sealed `content`; without it an element is shown no longer.
 *
 * | columns | why they are plain |
 * | --- | --- |
 * | `case_id`, `resident_id` | UUIDs that are drawn |
 * | `kind`, `id` | what is shown, as the collector names it: names of fields, agencies, versions, UUIDs; a keyed hash where that would name a day |
 * | `version`, `sequence`, `since` | which is newer, and when it came to be known here |
 * | `figures` | what is counted of a case: its status, how much was asked, who held it since when |
 */
export const caseCopyTables = (): string[] => [
  `CREATE TABLE case_element (
    case_id uuid NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    version integer NOT NULL,
    resident_id uuid NOT NULL,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    content bytea,
    figures jsonb,
    since timestamptz(3),
    PRIMARY KEY (case_id, kind, id)
  )`,
  `CREATE INDEX case_element_in_sequence ON case_element (case_id, sequence) WHERE kind = 'timeline'`,
  `CREATE INDEX case_element_counted ON case_element (kind) WHERE kind IN ('case', 'counts', 'holder')`,
  `CREATE INDEX case_element_document ON case_element (id) WHERE kind = 'document'`,
];

export const caseCopyGrants = (role: string): string[] => [
  `GRANT SELECT, INSERT, UPDATE, DELETE ON case_element TO ${role}`,
];

/** Whoever keeps the copy forgets a case, since what is counted of it stays (`CaseCopy.forget`). */
export const caseCopyRetention: Readonly<Record<string, KeptBy>> = {
  case_element: { rule: 'withApplication' },
};

import type { CaseElement, Contracts, ElementBody, ElementKind } from '#contracts';
import { unnest } from '#database';
import type { Batch, Message, UnitOfWork } from '#messaging';
import type { StoredValues } from '#secrecy';
import type { EntityManager } from 'typeorm';
import { figuresOf, type Figures } from './figures.js';
import { putIntoWords, type Covers } from './words/put-into-words.js';
import type { ShownBody } from './words/shown.js';

/** An element as it arrives; without a body it is no longer shown. */
export type ArrivedElement = CaseElement & { caseId: string; residentId: string };

export interface Element<K extends ElementKind> {
  id: string;
  body: ShownBody<K>;
}

interface ElementRow {
  id: string;
  case_id: string;
  kind: ElementKind;
  resident_id: string;
  sequence: string;
  content: Buffer;
}

/** A timeline entry with its place in the order in which the portal came to know of them. */
export type SequencedElement<K extends ElementKind> = Element<K> & { sequence: number };

/** An element, and since when it has been shown without a break; long ago where nobody put it down. */
export type LastingElement<K extends ElementKind> = Element<K> & { since: Date };

/** An element by its id alone, with whose it is. */
export interface NamedElement<K extends ElementKind> {
  caseId: string;
  residentId: string;
  body: ElementBody<K>;
}

type CaseChanged = 'dk.ankomst.case.changed.v1';

/** What arrived of cases, and which of it was newer than the copy. */
interface Taken {
  arrived: readonly ArrivedElement[];
  news: readonly ArrivedElement[];
}

/** A reader's copy of what the collector shows, in its table `case_element`: kept as it was published, read in words. */
export class CaseCopy {
  constructor(
    private readonly sealed: StoredValues,
    private readonly contracts: Contracts,
  ) {}

  /** Takes what is newer than the copy, set-wise. A message that brought nothing newer is superseded. */
  async take({ messages }: Batch<CaseChanged>, work: UnitOfWork, now: Date): Promise<Taken> {
    const brought = messages.map((message) => ({ message, elements: elementsOf(message) }));
    const arrived = brought.flatMap(({ elements }) => elements);
    const taken = await this.keep(work.sql, arrived, now);
    const isNews = (element: ArrivedElement): boolean => taken.has(keyOf(element));
    for (const { message, elements } of brought) if (!elements.some(isNews)) work.supersede(message);
    return { arrived, news: arrived.filter(isNews) };
  }

  /** @param reader left out where nothing is to be covered */
  async listOf<K extends ElementKind>(
    sql: EntityManager,
    caseId: string,
    kind: K,
    reader?: Covers,
  ): Promise<Element<K>[]> {
    return this.since(sql, { caseId, kind, sequence: 0 }, reader);
  }

  /** In the order in which they were first known here. */
  async timelineSince<K extends ElementKind>(
    sql: EntityManager,
    caseId: string,
    sequence: number,
    kind: K,
  ): Promise<SequencedElement<K>[]> {
    return this.since(sql, { caseId, kind, sequence });
  }

  private async since<K extends ElementKind>(
    sql: EntityManager,
    { caseId, kind, sequence }: { caseId: string; kind: K; sequence: number },
    reader?: Covers,
  ): Promise<SequencedElement<K>[]> {
    const rows = await sql.query<ElementRow[]>(
      `SELECT id, kind, case_id, resident_id, sequence, content FROM case_element
        WHERE case_id = $1 AND kind = $2 AND sequence > $3 AND content IS NOT NULL ORDER BY sequence`,
      [caseId, kind, sequence],
    );
    return this.sealed.openRows(rows, placeOf, ({ id, sequence }, body: ElementBody<K>) => ({
      id,
      sequence: Number(sequence),
      body: putIntoWords(this.contracts, kind, id, body, reader),
    }));
  }

  /** Elements of a kind that are shown of these cases, each with when it began to be; of these ids where they are named. */
  async ofCases<K extends ElementKind>(
    sql: EntityManager,
    caseIds: readonly string[],
    kind: K,
    ids?: readonly string[],
  ): Promise<Map<string, LastingElement<K>[]>> {
    if (caseIds.length === 0) return new Map();
    const rows = await sql.query<(ElementRow & { since: Date | null })[]>(
      `SELECT case_id, id, kind, resident_id, content, since FROM case_element
        WHERE case_id = ANY ($1::uuid[]) AND kind = $2 AND content IS NOT NULL
          AND ($3::text[] IS NULL OR id = ANY ($3::text[]))`,
      [caseIds, kind, ids ?? null],
    );
    const byCase = new Map<string, LastingElement<K>[]>();
    await this.sealed.openRows(rows, placeOf, ({ id, case_id: caseId, since }, body: ElementBody<K>) => {
      const element = { id, body: putIntoWords(this.contracts, kind, id, body), since: since ?? new Date(0) };
      byCase.set(caseId, [...(byCase.get(caseId) ?? []), element]);
    });
    return byCase;
  }

  /** Deletes what is kept of cases. What is counted stays, as of a case that nobody knows. Answers how many elements there were. */
  async forget(sql: EntityManager, caseIds: readonly string[]): Promise<number> {
    const [, counted] = await sql.query<[unknown[], number]>(
      `WITH unknown AS MATERIALIZED (
         SELECT case_id AS known, gen_random_uuid() AS drawn FROM case_element WHERE case_id = ANY ($1::uuid[]) GROUP BY case_id
       )
       UPDATE case_element SET case_id = drawn, id = drawn::text, resident_id = drawn, content = NULL, since = NULL
         FROM unknown WHERE case_id = known AND figures IS NOT NULL`,
      [caseIds],
    );
    const [, deleted] = await sql.query<[unknown[], number]>(
      'DELETE FROM case_element WHERE case_id = ANY ($1::uuid[])',
      [caseIds],
    );
    return counted + deleted;
  }

  /** Of each case. */
  async figures(sql: EntityManager): Promise<Figures[]> {
    const rows = await sql.query<{ figures: Figures }[]>(
      `SELECT jsonb_object_agg(kind, figures) AS figures FROM case_element
        WHERE kind IN ('case', 'counts', 'holder') AND figures IS NOT NULL GROUP BY case_id`,
    );
    return rows.map(({ figures }) => figures);
  }

  /** Elements of a kind that are shown under an id, whosever cases they are of. */
  async named<K extends ElementKind>(sql: EntityManager, kind: K, id: string): Promise<NamedElement<K>[]> {
    const rows = await sql.query<ElementRow[]>(
      `SELECT case_id, id, kind, resident_id, sequence, content FROM case_element
         WHERE kind = $1 AND id = $2 AND content IS NOT NULL ORDER BY case_id`,
      [kind, id],
    );
    return this.sealed.openRows(rows, placeOf, (row, body: ElementBody<K>) => ({
      caseId: row.case_id,
      residentId: row.resident_id,
      body,
    }));
  }

  /** Gives the keys (`keyOf`) of what was newer. Nothing is kept of who was erased. */
  private async keep(sql: EntityManager, arrived: readonly ArrivedElement[], now: Date): Promise<Set<string>> {
    const values = await this.sealed.prepare(arrived.map(({ residentId }) => residentId));
    const elements = newest(arrived.filter(({ residentId }) => !values.isErased(residentId)));
    const kept = elements.map((element) => ({
      ...element,
      content:
        element.body === null
          ? null
          : values.seal(element.residentId, placeOf({ ...element, case_id: element.caseId }), element.body),
      figures: JSON.stringify(figuresOf(element)),
    }));
    const rows = await sql.query<{ case_id: string; kind: ElementKind; id: string; version: number }[]>(
      UPSERT_ELEMENTS,
      [now, ...ELEMENTS.values(kept)],
    );
    return new Set(rows.map(({ case_id: caseId, ...row }) => keyOf({ caseId, ...row })));
  }
}

const placeOf = ({ case_id: caseId, kind, id }: Pick<ElementRow, 'case_id' | 'kind' | 'id'>): string =>
  `case_element/${caseId}/${kind}/${id}`;

type Key = Pick<ArrivedElement, 'caseId' | 'id' | 'version'> & { kind: string };

const keyOf = ({ caseId, kind, id, version }: Key): string => `${caseId} ${kind} ${id} ${version}`;

function elementsOf({ data: { caseId, elements }, key: residentId }: Message<CaseChanged>): ArrivedElement[] {
  return elements.map((element) => ({ ...element, caseId, residentId }));
}

/** Each element once, sorted, so that two batches never wait for each other crosswise. */
function newest(arrived: readonly ArrivedElement[]): ArrivedElement[] {
  const byKey = new Map<string, ArrivedElement>();
  for (const element of arrived) {
    const key = keyOf({ ...element, version: 0 });
    const known = byKey.get(key);
    if (!known || element.version > known.version) byKey.set(key, element);
  }
  return [...byKey.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, element]) => element);
}

const ELEMENTS = unnest({
  caseId: 'uuid',
  kind: 'text',
  id: 'text',
  version: 'integer',
  residentId: 'uuid',
  content: 'bytea',
  figures: 'jsonb',
});

const UPSERT_ELEMENTS = `
  INSERT INTO case_element AS kept (case_id, kind, id, version, resident_id, content, figures, since)
  SELECT given.*, $1 FROM ${ELEMENTS.as('given', 1)}
  ON CONFLICT (case_id, kind, id) DO UPDATE SET version = excluded.version, content = excluded.content,
    figures = excluded.figures,
    since = CASE WHEN kept.content IS NULL THEN excluded.since ELSE coalesce(kept.since, excluded.since) END
    WHERE kept.version < excluded.version
  RETURNING case_id, kind, id, version`;

import type { Clock } from '#clock';
import type { DocumentRead } from '#held-data';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Sealed } from '../ground/sealed.js';
import { CLOCK } from '../ground/tokens.js';

/** Of which case, and whose that is. */
interface ReadOf {
  caseId: string;
  residentId: string;
}

interface ReadRow {
  id: string;
  document_id: string;
  resident_id: string;
  agency: string;
  at: Date;
  content: Buffer;
}

type ReadContent = Pick<DocumentRead, 'recipients'>;

/** Which agencies had which documents, and when. Which organisation it was tells where somebody lives: it is sealed. */
@Injectable()
export class DocumentReads {
  constructor(
    private readonly sealed: Sealed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async add(sql: EntityManager, { caseId, residentId }: ReadOf, read: Omit<DocumentRead, 'at'>): Promise<void> {
    const { documentId, agency, recipients } = read;
    const at = this.clock.now();
    const id = uuidV7();
    const content: ReadContent = { recipients };
    await sql.query(
      `INSERT INTO document_read (id, document_id, case_id, resident_id, agency, at, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, documentId, caseId, residentId, agency, at, await this.sealed.seal(residentId, placeOf({ id }), content)],
    );
  }

  /** Oldest first. */
  async of(sql: EntityManager, caseId: string): Promise<DocumentRead[]> {
    const rows = await sql.query<ReadRow[]>(
      `SELECT id, document_id, resident_id, agency, at, content FROM document_read
        WHERE case_id = $1 ORDER BY at, id`,
      [caseId],
    );
    return this.sealed.openRows(rows, placeOf, ({ document_id: documentId, agency, at }, content: ReadContent) => ({
      documentId,
      agency,
      at: at.toISOString(),
      ...content,
    }));
  }
}

const placeOf = ({ id }: Pick<ReadRow, 'id'>): string => `document_read/${id}`;

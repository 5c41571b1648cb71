import { CaseCopy } from '#case-copy';
import type { Clock } from '#clock';
import type { NamedDocument } from '#contracts';
import type { Log } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CLOCK, LOG } from '../ground/tokens.js';
import { Documents, type FoundDocument } from './documents.js';

/** A document for an agency: only one that a dossier of its own names, and who had it is on record before the bytes leave. */
@Injectable()
export class ReadNamedDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CaseCopy,
    private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async read(agency: string, documentId: string): Promise<FoundDocument> {
    const sql = this.dataSource.manager;
    const namings = await this.cases.named(sql, 'document', `${agency}/${documentId}`);
    const found = namings.length > 0 ? await this.documents.open(sql, documentId) : undefined;
    if (typeof found === 'object') await this.record(sql, agency, documentId, namings);
    return found;
  }

  private async record(
    sql: EntityManager,
    agency: string,
    documentId: string,
    namings: readonly [caseId: string, NamedDocument][],
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    for (const [caseId, { recipients }] of namings) {
      await sql.query(
        'INSERT INTO document_read (document_id, case_id, agency, recipients, at) VALUES ($1, $2, $3, $4, $5)',
        [documentId, caseId, agency, recipients, at],
      );
      this.log.info({ reader: agency, case: caseId }, 'a document was read');
    }
  }
}

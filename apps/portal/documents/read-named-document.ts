import { CaseCopy, type NamedElement } from '#case-copy';
import type { Log } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { LOG } from '../ground/tokens.js';
import { DocumentReads } from './document-reads.js';
import { Documents, type FoundDocument } from './documents.js';

/** A document for an agency: only one that a dossier of its own names, and who had it is on record before the bytes leave. */
@Injectable()
export class ReadNamedDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CaseCopy,
    private readonly documents: Documents,
    private readonly reads: DocumentReads,
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
    namings: readonly NamedElement<'document'>[],
  ): Promise<void> {
    for (const { caseId, residentId, body } of namings) {
      const { recipients } = body;
      await this.reads.add(sql, { caseId, residentId }, { documentId, agency, recipients });
      this.log.info({ reader: agency, case: caseId }, 'a document was read');
    }
  }
}

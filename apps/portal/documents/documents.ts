import type { DatedDocument, KeptDocument } from '#held-data';
import type { KeyedHashes } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Sealed } from '../ground/sealed.js';
import { HASHES } from '../ground/tokens.js';
import { DocumentFiles } from './document-files.js';
import type { MediaType } from '#files';
import type { Holding } from './quota.js';

type DocumentContent = Omit<KeptDocument, 'documentId'>;

/** Whose key seals the bytes: the applicant's. */
export interface DocumentOwner {
  applicationId: string;
  residentId: string;
}

export type FoundDocument = { mediaType: MediaType; bytes: Buffer } | 'deleted' | undefined;

interface DocumentRow {
  id: string;
  resident_id: string;
  file: string;
  deleted_at: Date | null;
  content: Buffer;
}

const COLUMNS = 'id, resident_id, file, deleted_at, content';

/** Documents as they are kept: sealed bytes in files named by a keyed hash, what is known of them in rows. */
@Injectable()
export class Documents {
  constructor(
    private readonly sealed: Sealed,
    private readonly files: DocumentFiles,
    @Inject(HASHES) private readonly hashes: KeyedHashes,
  ) {}

  /** The row is written after the bytes, so it never names what is not there. */
  async keep(
    sql: EntityManager,
    owner: DocumentOwner,
    bytes: Buffer,
    mediaType: MediaType,
    now: string,
  ): Promise<KeptDocument> {
    const { applicationId, residentId } = owner;
    const file = this.hashes.name('document', applicationId, bytes);
    const values = await this.sealed.prepare([residentId]);
    await this.files.write(file, values.sealBytes(residentId, placeOfBytes({ file }), bytes));
    const documentId = uuidV7();
    const content = { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType, bytes: bytes.length };
    await sql.query(
      'INSERT INTO document (id, application_id, resident_id, file, kept_at, content) VALUES ($1, $2, $3, $4, $5, $6)',
      [documentId, applicationId, residentId, file, now, values.seal(residentId, placeOf({ file }), content)],
    );
    return { documentId, ...content };
  }

  /**
   * Documents of one application in another as well, under ids of their own; those that are there, by their first id. Sealed
   * anew: they stay when whose they were first is erased.
   */
  async share(
    sql: EntityManager,
    documentIds: readonly string[],
    owner: DocumentOwner,
    now: string,
  ): Promise<Map<string, string>> {
    const shared = new Map<string, string>();
    for (const documentId of new Set(documentIds)) {
      const found = await this.open(sql, documentId);
      if (!found || found === 'deleted') continue;
      const kept = await this.keep(sql, owner, found.bytes, found.mediaType, now);
      shared.set(documentId, kept.documentId);
    }
    return shared;
  }

  async listOf(sql: EntityManager, applicationId: string): Promise<KeptDocument[]> {
    const rows = await sql.query<DocumentRow[]>(
      `SELECT ${COLUMNS} FROM document WHERE application_id = $1 ORDER BY kept_at, id`,
      [applicationId],
    );
    return this.sealed.openRows(rows, placeOf, ({ id: documentId }, content: DocumentContent) => ({
      documentId,
      ...content,
    }));
  }

  async datedOf(sql: EntityManager, applicationId: string): Promise<DatedDocument[]> {
    const rows = await sql.query<(DocumentRow & { kept_at: Date })[]>(
      `SELECT ${COLUMNS}, kept_at FROM document WHERE application_id = $1 ORDER BY kept_at, id`,
      [applicationId],
    );
    return this.sealed.openRows(rows, placeOf, (row, content: DocumentContent) => ({
      documentId: row.id,
      ...content,
      keptAt: row.kept_at.toISOString(),
      ...(row.deleted_at && { deletedAt: row.deleted_at.toISOString() }),
    }));
  }

  /** How much of an application is kept; what was deleted takes no room. */
  async holdingOf(sql: EntityManager, applicationId: string): Promise<Holding> {
    const rows = await sql.query<DocumentRow[]>(
      `SELECT ${COLUMNS} FROM document WHERE application_id = $1 AND deleted_at IS NULL`,
      [applicationId],
    );
    const sizes = await this.sealed.openRows(rows, placeOf, (_row, { bytes }: DocumentContent) => bytes);
    return { documents: rows.length, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
  }

  async idsOf(sql: EntityManager, applicationId: string): Promise<Set<string>> {
    const rows = await sql.query<{ id: string }[]>('SELECT id FROM document WHERE application_id = $1', [
      applicationId,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  async open(sql: EntityManager, documentId: string): Promise<FoundDocument> {
    const [row] = await sql.query<DocumentRow[]>(`SELECT ${COLUMNS} FROM document WHERE id = $1`, [documentId]);
    if (!row || row.deleted_at !== null) return row && 'deleted';
    const sealed = await this.files.find(row.file);
    if (!sealed) throw new Error(`the bytes of document ${documentId} are not in the documents folder`);
    const values = await this.sealed.prepare([row.resident_id]);
    const content = values.open<DocumentContent>(row.resident_id, placeOf(row), row.content);
    const bytes = values.openBytes(row.resident_id, placeOfBytes(row), sealed);
    return content && bytes ? { mediaType: content.mediaType, bytes } : 'deleted';
  }

  /** Of these documents, those of applications whose people did not have them restricted: who did may need theirs still. */
  async unrestricted(sql: EntityManager, documentIds: readonly string[]): Promise<string[]> {
    const rows = await sql.query<{ id: string }[]>(
      `SELECT document.id FROM document JOIN application ON application.id = application_id
        WHERE document.id = ANY($1::uuid[]) AND restricted_at IS NULL`,
      [documentIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Deletes the bytes for good; that there was such a document stays. Bytes that another document shares stay too. */
  async forget(sql: EntityManager, documentIds: readonly string[], now: string): Promise<void> {
    const rows = await sql.query<[{ file: string }[], number]>(
      'UPDATE document SET deleted_at = $2 WHERE id = ANY($1::uuid[]) AND deleted_at IS NULL RETURNING file',
      [[...documentIds].sort(), now],
    );
    const files = [...new Set(rows[0].map(({ file }) => file))];
    const used = await sql.query<{ file: string }[]>(
      'SELECT DISTINCT file FROM document WHERE file = ANY($1::text[]) AND deleted_at IS NULL',
      [files],
    );
    const kept = new Set(used.map(({ file }) => file));
    for (const file of files.filter((name) => !kept.has(name))) await this.files.delete(file);
  }
}

/** By its file, which several rows of an application may share. */
const placeOf = ({ file }: Pick<DocumentRow, 'file'>): string => `document/${file}`;
const placeOfBytes = ({ file }: Pick<DocumentRow, 'file'>): string => `documents/${file}`;

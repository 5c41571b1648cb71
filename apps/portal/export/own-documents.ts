import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseCopy } from '#case-copy';
import type { Application, Person } from '#intake';
import type { DatedDocument, HeldDocument } from '#held-data';
import { Documents } from '../documents/documents.js';
import { Invitations } from '../participants/invitations.js';

const ENDINGS: Readonly<Record<DatedDocument['mediaType'], string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** Query: of an application's documents those of one person. */
@Injectable()
export class OwnDocuments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: Documents,
    private readonly elements: CaseCopy,
    private readonly invitations: Invitations,
  ) {}

  /** What names it is whose it is: another's papers stay out. What nobody names is the applicant's, who handed it in. */
  async of(application: Application, place: number): Promise<HeldDocument[]> {
    const { applicationId, persons } = application;
    const all = await this.documents.datedOf(this.dataSource.manager, applicationId);
    const texts = await Promise.all(persons.map((person) => this.textsOf(applicationId, person)));
    const isOwn = ({ documentId }: DatedDocument): boolean => {
      const isNamed = texts.map((text) => text.includes(documentId));
      return isNamed[place] === true || (place === 0 && !isNamed.includes(true));
    };
    return all.filter(isOwn).map((one) => (one.deletedAt === undefined ? { ...one, file: fileOf(one) } : one));
  }

  /** Everywhere that the papers of a person are named: what they or others say, dossiers, answers that are gone. */
  private async textsOf(applicationId: string, { caseId, residentId, statements, announced }: Person): Promise<string> {
    const sql = this.dataSource.manager;
    const invitations = await this.invitations.listOf(sql, applicationId);
    const own = invitations.filter((one) => one.residentId === residentId);
    const kinds = ['fact', 'earlier', 'document'] as const;
    const shown =
      caseId === undefined ? [] : await Promise.all(kinds.map((kind) => this.elements.listOf(sql, caseId, kind)));
    return JSON.stringify([statements, announced, own.map((one) => one.statements), shown]);
  }
}

function fileOf({ documentId, mediaType }: DatedDocument): string {
  return `documents/${documentId}.${ENDINGS[mediaType]}`;
}

import type { Channel, Json, Relation } from '#contracts';
import { absentFacts, applicantOf, type Application, nestedAnswers, type Statements } from '#intake';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { KeptDocument } from '#held-data';
import { Documents } from '../documents/documents.js';
import { Undelivered, type UndeliveredMail } from '../notifications/undelivered.js';
import { Applications } from '../applications/applications.js';

interface ShownAnswers {
  answers: { [key: string]: Json };
  /** Only where there are any. */
  absent?: Record<string, string>;
}

export interface ShownDraft extends ShownAnswers {
  channel: Channel;
  persons: (ShownAnswers & { personId: string; relation: Relation })[];
  documents: KeptDocument[];
  submitted: boolean;
  caseId?: string;
  joins?: Application['joins'];
  /** Whom mails about it do not reach. */
  undelivered?: UndeliveredMail[];
}

/** Query: what was handed in so far; after submission, what the residents say now. */
@Injectable()
export class ShowDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly undelivered: Undelivered,
  ) {}

  async run(applicationId: string): Promise<ShownDraft> {
    const sql = this.dataSource.manager;
    const application = await this.applications.get(sql, applicationId);
    const applicant = applicantOf(application);
    const undelivered = await this.undelivered.listOf(sql, application, applicant);
    return {
      channel: application.channel,
      ...shown(applicant.statements),
      persons: application.persons
        .filter((person) => person !== applicant)
        .map(({ personId, relation, statements }) => ({ personId, relation, ...shown(statements) })),
      documents: await this.documents.listOf(sql, applicationId),
      submitted: application.submittedAt !== undefined,
      ...(applicant.caseId !== undefined && { caseId: applicant.caseId }),
      ...(application.joins && { joins: application.joins }),
      ...(undelivered.length > 0 && { undelivered }),
    };
  }
}

function shown(statements: Statements): ShownAnswers {
  const absent = absentFacts(statements);
  return { answers: nestedAnswers(statements), ...(Object.keys(absent).length > 0 && { absent }) };
}

import type { Beside, HeldLink, HeldMail } from '#held-data';
import type { Application, Person } from '#intake';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NoticeContent, NoticeKind } from '#mails';
import { DocumentReads } from '../documents/document-reads.js';
import { placeOfNotice } from '../notifications/notices.js';
import { Invitations } from '../participants/invitations.js';
import { Sealed } from '../ground/sealed.js';
import type { TokenKind } from '../access/session-end.js';

interface MailRow {
  id: string;
  kind: NoticeKind;
  created_at: Date;
  due_at: Date | null;
  sent_at: Date | null;
  content: Buffer | null;
}

/** Query: reads what lies in tables of its own, never a code, a token or the hash of one. */
@Injectable()
export class KeptBeside {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: Invitations,
    private readonly reads: DocumentReads,
    private readonly sealed: Sealed,
  ) {}

  async of({ applicationId }: Application, person: Person): Promise<Beside> {
    const [application, sessions, links, mails, invitations, documentReads] = await Promise.all([
      this.application(applicationId),
      this.sessions(applicationId),
      this.links(applicationId),
      this.mails(applicationId, person),
      this.invitations.listOf(this.dataSource.manager, applicationId),
      person.caseId === undefined ? [] : this.reads.of(this.dataSource.manager, person.caseId),
    ]);
    const own = invitations.filter(({ residentId }) => residentId === person.residentId);
    return { ...application, sessions, links, mails, invitations: own, documentReads };
  }

  private async application(applicationId: string): Promise<Pick<Beside, 'openedAt' | 'language'>> {
    const [row] = await this.dataSource.query<{ opened_at: Date; language: string }[]>(
      'SELECT opened_at, language FROM application WHERE id = $1',
      [applicationId],
    );
    return { openedAt: row!.opened_at.toISOString(), language: row!.language };
  }

  private async sessions(applicationId: string): Promise<Beside['sessions']> {
    const rows = await this.dataSource.query<{ kind: TokenKind; issued_at: Date; seen_at: Date }[]>(
      'SELECT kind, issued_at, seen_at FROM access_token WHERE application_id = $1 ORDER BY issued_at',
      [applicationId],
    );
    return rows.map(({ kind, issued_at: opened, seen_at: seen }) => ({
      by: kind,
      openedAt: opened.toISOString(),
      seenAt: seen.toISOString(),
    }));
  }

  private async links(applicationId: string): Promise<HeldLink[]> {
    const rows = await this.dataSource.query<{ purpose: HeldLink['purpose']; issued_at: Date; used_at: Date | null }[]>(
      'SELECT purpose, issued_at, used_at FROM return_link WHERE application_id = $1 ORDER BY issued_at',
      [applicationId],
    );
    return rows.map(({ purpose, issued_at: sent, used_at: used }) => ({
      purpose,
      sentAt: sent.toISOString(),
      ...(used && { usedAt: used.toISOString() }),
    }));
  }

  private async mails(applicationId: string, { residentId }: Person): Promise<HeldMail[]> {
    const rows = await this.dataSource.query<MailRow[]>(
      `SELECT id, kind, created_at, due_at, sent_at, content FROM notice
        WHERE application_id = $1 AND resident_id = $2 ORDER BY created_at, id`,
      [applicationId, residentId],
    );
    const values = await this.sealed.prepare([residentId]);
    return rows.map((row) => ({
      kind: row.kind,
      writtenAt: row.created_at.toISOString(),
      state: row.sent_at ? 'sent' : row.due_at ? 'waiting' : 'givenUp',
      ...(row.sent_at && { sentAt: row.sent_at.toISOString() }),
      ...(row.content && {
        address: values.open<NoticeContent>(residentId, placeOfNotice(row.id), row.content)?.address,
      }),
    }));
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NoticeLanguage } from './notice.js';

/** The language in which an application is written to: the one that its pages were last read in. */
@Injectable()
export class ContactLanguage {
  async keep(sql: EntityManager, applicationId: string, language: NoticeLanguage): Promise<void> {
    await sql.query('UPDATE application SET language = $2 WHERE id = $1 AND language <> $2', [applicationId, language]);
  }

  async of(sql: EntityManager, applicationId: string): Promise<NoticeLanguage> {
    const rows = await sql.query<{ language: NoticeLanguage }[]>('SELECT language FROM application WHERE id = $1', [
      applicationId,
    ]);
    return rows[0]?.language ?? 'en';
  }
}

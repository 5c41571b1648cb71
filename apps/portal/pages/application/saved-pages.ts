import { unnest } from '#database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const PAGES = unnest({ page: 'text' });

/** Which pages of the form were sent, by key, and which openers were answered no, by name: a "no" leaves nothing else behind. */
@Injectable()
export class SavedPages {
  async of(sql: EntityManager, residentId: string): Promise<Set<string>> {
    const rows = await sql.query<{ page: string }[]>('SELECT page FROM draft_page WHERE resident_id = $1', [
      residentId,
    ]);
    return new Set(rows.map(({ page }) => page));
  }

  async add(sql: EntityManager, residentId: string, pages: readonly string[]): Promise<void> {
    await sql.query(
      `INSERT INTO draft_page (resident_id, page) SELECT $1, page FROM ${PAGES.as('sent', 1)} ON CONFLICT DO NOTHING`,
      [residentId, ...PAGES.values(pages.map((page) => ({ page })))],
    );
  }

  async remove(sql: EntityManager, residentId: string, pages: readonly string[]): Promise<void> {
    await sql.query('DELETE FROM draft_page WHERE resident_id = $1 AND page = ANY($2::text[])', [residentId, pages]);
  }
}

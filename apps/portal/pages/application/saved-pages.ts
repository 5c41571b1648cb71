import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Which pages of the form were sent: an opener's "no" leaves nothing else behind. */
@Injectable()
export class SavedPages {
  async of(sql: EntityManager, residentId: string): Promise<Set<string>> {
    const rows = await sql.query<{ page: string }[]>('SELECT page FROM draft_page WHERE resident_id = $1', [
      residentId,
    ]);
    return new Set(rows.map(({ page }) => page));
  }

  async add(sql: EntityManager, residentId: string, page: string): Promise<void> {
    await sql.query('INSERT INTO draft_page (resident_id, page) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      residentId,
      page,
    ]);
  }
}

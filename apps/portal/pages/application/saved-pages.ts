import { unnest } from '#database';
import type { KeyedHashes } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sealed } from '../../ground/sealed.js';
import { HASHES } from '../../ground/tokens.js';

interface PageRow {
  resident_id: string;
  page: string;
  content: Buffer;
}

const PAGES = unnest({ page: 'text', content: 'bytea' });

/**
 * Which pages of the form were sent, by key, and which openers were answered no, by name: a "no" leaves nothing else behind.
 * It is an answer, so each is sealed, and found by a keyed hash.
 */
@Injectable()
export class SavedPages {
  constructor(
    private readonly sealed: Sealed,
    @Inject(HASHES) private readonly hashes: KeyedHashes,
  ) {}

  async of(sql: EntityManager, residentId: string): Promise<Set<string>> {
    const rows = await sql.query<PageRow[]>(
      'SELECT resident_id, page, content FROM draft_page WHERE resident_id = $1',
      [residentId],
    );
    return new Set(await this.sealed.openRows(rows, placeOf, (_row, page: string) => page));
  }

  async add(sql: EntityManager, residentId: string, pages: readonly string[]): Promise<void> {
    const values = await this.sealed.prepare([residentId]);
    const rows = pages.map((name) => {
      const page = this.hashOf(residentId, name);
      return { page, content: values.seal(residentId, placeOf({ page }), name) };
    });
    await sql.query(
      `INSERT INTO draft_page (resident_id, page, content) SELECT $1, page, content FROM ${PAGES.as('sent', 1)}
       ON CONFLICT DO NOTHING`,
      [residentId, ...PAGES.values(rows)],
    );
  }

  async remove(sql: EntityManager, residentId: string, pages: readonly string[]): Promise<void> {
    await sql.query('DELETE FROM draft_page WHERE resident_id = $1 AND page = ANY($2::text[])', [
      residentId,
      pages.map((name) => this.hashOf(residentId, name)),
    ]);
  }

  private hashOf(residentId: string, page: string): string {
    return this.hashes.name('draft page', residentId, page);
  }
}

const placeOf = ({ page }: Pick<PageRow, 'page'>): string => `draft_page/${page}`;

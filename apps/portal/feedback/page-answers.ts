import type { Clock } from '#clock';
import type { PageAnswer } from '#public-pages';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK } from '../ground/tokens.js';

/** "Was this page useful": one number by page, Danish day and answer. Who answered is not known here. */
@Injectable()
export class PageAnswers {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
  ) {}

  async count(page: string, useful: boolean): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO page_answer AS kept (page, day, useful, answers)
       VALUES ($1, ($2::timestamptz AT TIME ZONE 'Europe/Copenhagen')::date, $3, 1)
       ON CONFLICT (page, day, useful) DO UPDATE SET answers = kept.answers + 1`,
      [page, this.clock.now().toISOString(), useful],
    );
  }

  /** Most answered first. */
  async list(): Promise<PageAnswer[]> {
    return this.dataSource.query<PageAnswer[]>(
      `SELECT page, coalesce(sum(answers) FILTER (WHERE useful), 0)::integer AS yes,
              coalesce(sum(answers) FILTER (WHERE NOT useful), 0)::integer AS no
         FROM page_answer GROUP BY page ORDER BY sum(answers) DESC, page`,
    );
  }
}

import { retentionDays, type Retention } from '#contracts';
import type { Metrics } from '#observability';
import type { Keeping } from './sweep-erased.js';

const DAY_MS = 24 * 60 * 60_000;
/** Of one table in one statement: others wait no longer. */
const ROWS_AT_ONCE = 10_000;

/** Command: deletes rows whose rule counts from a column of theirs, once its days are over. */
export class Prune {
  private readonly pruned: ReturnType<Metrics['counter']>;

  constructor(private readonly keeping: Omit<Keeping, 'keys' | 'messaging'>) {
    const help = 'Rows that were deleted since their rule of retention was over';
    this.pruned = keeping.metrics.counter('rows_pruned_total', help, ['table']);
  }

  async run(stopping: AbortSignal): Promise<void> {
    const { retention, contracts, clock, log } = this.keeping;
    const counts: Record<string, number> = {};
    for (const [table, { rule, since }] of Object.entries(retention)) {
      if (since === undefined) continue;
      const days = retentionDays(contracts.retention.rules[rule as keyof Retention['rules']]);
      const count = await this.prune(table, since, new Date(clock.now().getTime() - days * DAY_MS), stopping);
      this.pruned.inc({ table }, count);
      if (count > 0) counts[table] = count;
    }
    if (Object.keys(counts).length > 0) log.info(counts, 'deleted rows whose rule of retention was over');
  }

  private async prune(table: string, since: string, before: Date, stopping: AbortSignal): Promise<number> {
    for (let all = 0; ;) {
      const [, count] = await this.keeping.dataSource.query<[unknown[], number]>(
        `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${since} < $1 LIMIT ${ROWS_AT_ONCE}))
         AND ${since} < $1`,
        [before],
      );
      all += count;
      if (count < ROWS_AT_ONCE || stopping.aborted) return all;
    }
  }
}

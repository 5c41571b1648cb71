import type { Clock } from '#clock';
import { retentionDays, type Contracts, type Retention } from '#contracts';
import type { Log, Metrics } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, CONTRACTS, LOG, METRICS } from '../ground/tokens.js';
import { portalRetention } from '../portal.schema.js';

const DAY_MS = 24 * 60 * 60_000;

/** Command: deletes rows whose rule counts from a column of theirs, once its days are over. */
@Injectable()
export class Prune {
  private readonly pruned: ReturnType<Metrics['counter']>;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(LOG) private readonly log: Log,
    @Inject(METRICS) metrics: Metrics,
    private readonly dataSource: DataSource,
  ) {
    const help = 'Rows that were deleted since their rule of retention was over';
    this.pruned = metrics.counter('rows_pruned_total', help, ['table']);
  }

  async run(): Promise<void> {
    const counts: Record<string, number> = {};
    for (const [table, { rule, since }] of Object.entries(portalRetention)) {
      if (since === undefined) continue;
      const days = retentionDays(this.contracts.retention.rules[rule as keyof Retention['rules']]);
      const [, count] = await this.dataSource.query<[unknown[], number]>(`DELETE FROM ${table} WHERE ${since} < $1`, [
        new Date(this.clock.now().getTime() - days * DAY_MS),
      ]);
      this.pruned.inc({ table }, count);
      if (count > 0) counts[table] = count;
    }
    if (Object.keys(counts).length > 0) this.log.info(counts, 'deleted rows whose rule of retention was over');
  }
}

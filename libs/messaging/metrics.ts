import type { Metrics } from '#observability';
import type { PromiseRow } from './promises.js';

const STATES = ['applied', 'duplicate', 'superseded', 'parked', 'deadLettered', 'lost'] as const;

/** The promise sum, per topic-partition and state, read when scraped: a counter of our own could be wrong, the table cannot. */
export function registerMetrics(metrics: Metrics, promises: () => Promise<readonly PromiseRow[]>): void {
  const place = ['group', 'topic', 'partition'];
  metrics.gauge(
    'messages',
    'Messages by what became of them; together the way that the position went',
    [...place, 'state'],
    async (gauge) => {
      for (const row of await promises().catch(() => [])) {
        for (const state of STATES) gauge.set({ ...placeOf(row), state }, row[state]);
      }
    },
  );
  metrics.gauge('messages_lag', 'Messages written and not yet handled', place, async (gauge) => {
    for (const row of await promises().catch(() => [])) {
      if (row.lag !== undefined) gauge.set(placeOf(row), row.lag);
    }
  });
}

function placeOf({ group, topic, partition }: PromiseRow): Record<string, string> {
  return { group, topic, partition: String(partition) };
}

import type { Metrics } from '#observability';
import type { Gauge } from 'prom-client';
import { STATES } from './engine/positions.js';
import type { KeptAges } from './kept/read-kept.js';
import type { PromiseRow } from './promises.js';

/** What the metrics are read from when they are scraped: a counter of our own could be wrong, a table cannot. */
export interface Readings {
  readonly group: string;
  readonly promises: () => Promise<readonly PromiseRow[]>;
  readonly keptAges: () => Promise<KeptAges>;
  readonly unsent: () => Promise<number>;
}

/** The promise sum, per topic-partition and state, how many messages wait, and how long the oldest lies here that was not applied. */
export function registerMetrics(metrics: Metrics, { group, promises, keptAges, unsent }: Readings): void {
  const ofPlaces = (name: string, help: string, labels: string[], set: (gauge: Gauge, row: PromiseRow) => void): void =>
    void metrics.gauge(name, help, ['group', 'topic', 'partition', ...labels], async (gauge) => {
      for (const row of await promises().catch(() => [])) set(gauge, row);
    });
  const whatBecame = 'Messages by what became of them; together the way that the position went';
  ofPlaces('messages', whatBecame, ['state'], (gauge, row) => {
    for (const state of STATES) gauge.set({ ...placeOf(row), state }, row[state]);
  });
  ofPlaces('messages_lag', 'Messages written and not yet handled', [], (gauge, row) => {
    if (row.lag !== undefined) gauge.set(placeOf(row), row.lag);
  });
  const ageOfUnread = 'Age of the oldest message written and not yet handled';
  ofPlaces('messages_unread_oldest_seconds', ageOfUnread, [], (gauge, row) => {
    const age = row.unreadSince ? (Date.now() - row.unreadSince.getTime()) / 1000 : 0;
    if (row.unreadSince || row.lag === 0) gauge.set(placeOf(row), Math.max(0, age));
  });
  metrics.gauge('messages_unsent', 'Events committed that have not left for Kafka yet', ['group'], async (gauge) => {
    const count = await unsent().catch(() => undefined);
    if (count !== undefined) gauge.set({ group }, count);
  });
  metrics.gauge(
    'messages_kept_oldest_seconds',
    'Age of the oldest message that is parked, or a dead letter',
    ['group', 'state'],
    async (gauge) => {
      const ages = await keptAges().catch(() => ({}));
      for (const [state, seconds] of Object.entries(ages)) gauge.set({ group, state }, seconds);
    },
  );
}

function placeOf({ group, topic, partition }: PromiseRow): Record<string, string> {
  return { group, topic, partition: String(partition) };
}

import type { Metrics } from '#observability';
import type { DataSource } from 'typeorm';
import type { DeliveryStore } from './delivery/delivery-store.js';
import type { Happening } from './delivery/next-step.js';
import type { InboundStore } from './inbound/inbound-store.js';

/** Four graphs per agency: taken over, delivered, age of the oldest undelivered, what could not be applied. */
export interface ConnectorMetrics {
  takenOver(count: number): void;
  tried(happening: Happening): void;
  reported(result: string): void;
}

export function connectorMetrics(
  metrics: Metrics,
  dataSource: DataSource,
  deliveries: DeliveryStore,
  inbound: InboundStore,
): ConnectorMetrics {
  const takenOver = metrics.counter(
    'dossiers_taken_over_total',
    'Dossier versions and withdrawals taken over from the hub',
  );
  const tried = metrics.counter('delivery_tries_total', 'Tries to deliver, by what came of them', ['result']);
  const reported = metrics.counter('reports_total', 'Reports that the agency sent, by what became of them', ['result']);
  metrics.gauge('deliveries_open', 'Deliveries that have not ended', [], async (gauge) =>
    gauge.set((await deliveries.backlog(dataSource)).open),
  );
  metrics.gauge('oldest_undelivered_seconds', 'Age of the oldest delivery that has not ended', [], async (gauge) =>
    gauge.set((await deliveries.backlog(dataSource)).oldestSeconds),
  );
  metrics.gauge('reports_kept', 'Reports that fit nobody: parked, or given up (dead)', ['state'], async (gauge) => {
    for (const { state, count } of await inbound.kept(dataSource)) gauge.set({ state }, count);
  });
  metrics.gauge(
    'reports_kept_oldest_seconds',
    'Age of the oldest report that fits nobody',
    ['state'],
    async (gauge) => {
      for (const { state, oldestSeconds } of await inbound.kept(dataSource)) gauge.set({ state }, oldestSeconds);
    },
  );
  return {
    takenOver: (count) => takenOver.inc(count),
    tried: (happening) => tried.inc({ result: happening }),
    reported: (result) => reported.inc({ result }),
  };
}

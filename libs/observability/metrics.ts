import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The metrics of one service, in Prometheus' text format. Labels name services, topics and agencies, never a person. */
export interface Metrics {
  readonly registry: Registry;
  counter(name: string, help: string, labels?: readonly string[]): Counter;
  /** `collect` is called at each scrape and sets the gauge. */
  gauge(
    name: string,
    help: string,
    labels?: readonly string[],
    collect?: (gauge: Gauge) => void | Promise<void>,
  ): Gauge;
  histogram(name: string, help: string, buckets: readonly number[], labels?: readonly string[]): Histogram;
}

const PREFIX = 'ankomst_';

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    counter: (name, help, labels = []) => new Counter({ name: PREFIX + name, help, labelNames: labels, registers }),
    gauge: (name, help, labels = [], collect) =>
      new Gauge({
        name: PREFIX + name,
        help,
        labelNames: labels,
        registers,
        async collect(this: Gauge) {
          await collect?.(this);
        },
      }),
    histogram: (name, help, buckets, labels = []) =>
      new Histogram({ name: PREFIX + name, help, buckets: [...buckets], labelNames: labels, registers }),
  };
}

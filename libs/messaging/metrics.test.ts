import { createMetrics } from '#observability';
import { registerMetrics } from './metrics.js';
import type { PromiseRow } from './promises.js';

const row: PromiseRow = {
  group: 'collector',
  topic: 'applications',
  partition: 3,
  start: 0,
  next: 21,
  applied: 6,
  duplicate: 5,
  superseded: 4,
  parked: 3,
  deadLettered: 2,
  lost: 1,
  lag: 9,
};

describe('the metrics of messaging', () => {
  it('tell per topic-partition what became of its messages, and how many wait', async () => {
    const metrics = createMetrics('collector');
    registerMetrics(metrics, () => Promise.resolve([row]));
    const text = await metrics.registry.metrics();
    const place = 'group="collector",topic="applications",partition="3"';
    for (const [state, count] of Object.entries({
      applied: 6,
      duplicate: 5,
      superseded: 4,
      parked: 3,
      deadLettered: 2,
      lost: 1,
    })) {
      expect(text).toContain(`ankomst_messages{${place},state="${state}",service="collector"} ${count}`);
    }
    expect(text).toContain(`ankomst_messages_lag{${place},service="collector"} 9`);
  });

  it('are still served while the database is away', async () => {
    const metrics = createMetrics('collector');
    registerMetrics(metrics, () => Promise.reject(new Error('away')));
    expect(await metrics.registry.metrics()).toContain('# TYPE ankomst_messages gauge');
  });
});

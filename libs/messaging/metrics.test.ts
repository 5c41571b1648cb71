import { createMetrics } from '#observability';
import { registerMetrics } from './metrics.js';
import type { PromiseRow } from './promises.js';

const row: PromiseRow = {
  group: 'collector',
  topic: 'applications',
  partition: 3,
  start: 0,
  next: 28,
  applied: 6,
  duplicate: 5,
  superseded: 4,
  parked: 3,
  deadLettered: 2,
  erased: 7,
  lost: 1,
  lag: 9,
  unreadSince: new Date(Date.now() - 60_000),
};

const readings = {
  group: 'collector',
  promises: () => Promise.resolve([row]),
  keptAges: () => Promise.resolve({ parked: 7, deadLettered: 3600 }),
  unsent: () => Promise.resolve(12),
};

describe('the metrics of messaging', () => {
  it('tell per topic-partition what became of its messages, and how many wait', async () => {
    const metrics = createMetrics('collector');
    registerMetrics(metrics, readings);
    const text = await metrics.registry.metrics();
    const place = 'group="collector",topic="applications",partition="3"';
    for (const [state, count] of Object.entries({
      applied: 6,
      duplicate: 5,
      superseded: 4,
      parked: 3,
      deadLettered: 2,
      erased: 7,
      lost: 1,
    })) {
      expect(text).toContain(`ankomst_messages{${place},state="${state}",service="collector"} ${count}`);
    }
    expect(text).toContain(`ankomst_messages_lag{${place},service="collector"} 9`);
  });

  it('tell how long the oldest lies there that is parked, or a dead letter', async () => {
    const metrics = createMetrics('collector');
    registerMetrics(metrics, readings);
    const text = await metrics.registry.metrics();
    const ages = { parked: 7, deadLettered: 3600 };
    for (const [state, age] of Object.entries(ages)) {
      const labels = `group="collector",state="${state}",service="collector"`;
      expect(text).toContain(`ankomst_messages_kept_oldest_seconds{${labels}} ${age}`);
    }
  });

  it('tell how long the oldest lies there that nobody read, and how many events have not left', async () => {
    const metrics = createMetrics('collector');
    registerMetrics(metrics, {
      ...readings,
      promises: () => Promise.resolve([row, { ...row, topic: 'decisions', lag: 0, unreadSince: undefined }]),
    });
    const text = await metrics.registry.metrics();
    const age = (topic: string): number =>
      Number(new RegExp(`oldest_seconds{group="collector",topic="${topic}"[^}]*} ([\\d.]+)`).exec(text)?.[1]);
    expect(age('applications')).toBeCloseTo(60, 0);
    expect(age('decisions')).toBe(0);
    expect(text).toContain('ankomst_messages_unsent{group="collector",service="collector"} 12');
  });

  it('are still served while the database is away', async () => {
    const metrics = createMetrics('collector');
    const away = () => Promise.reject(new Error('away'));
    registerMetrics(metrics, { group: 'collector', promises: away, keptAges: away, unsent: away });
    expect(await metrics.registry.metrics()).toContain('# TYPE ankomst_messages gauge');
  });
});

import { unnest } from '#database';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** Readers of every topic listen here; the payload is the topic's name. */
export const CHANNEL = 'ankomst_log';

const TOPICS = unnest({ topic: 'text' });

/** However much is appended: a process tells of it this often at most. */
const TELL_EVERY_MS = 100;

/**
 * Wakes readers, after the commit and not in it: PostgreSQL lets transactions that notify commit one after the other, and
 * wakes whoever listens to anything for each. What is not told is found by looking.
 */
export class Announcer {
  private readonly untold = new Set<string>();
  private telling: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly stopped: AbortSignal,
  ) {}

  tell(topics: readonly string[]): void {
    for (const topic of topics) this.untold.add(topic);
    this.telling ??= this.tellAll().finally(() => (this.telling = undefined));
  }

  private async tellAll(): Promise<void> {
    while (this.untold.size > 0 && !this.stopped.aborted) {
      const topics = [...this.untold].map((topic) => ({ topic }));
      this.untold.clear();
      await this.dataSource
        .query(`SELECT pg_notify('${CHANNEL}', topic) FROM ${TOPICS.as('told')}`, TOPICS.values(topics))
        .catch(() => undefined); // readers look by themselves
      await pause(TELL_EVERY_MS, undefined, { ref: false });
    }
  }
}

import type { Clock } from '#clock';
import { describeError, type Log, type Metrics } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { DataSource } from 'typeorm';
import { CLOCK, LOG, METRICS } from '../tokens.js';
import { Notices, type ClaimedNotice } from './notices.js';
import { MailRefused } from './post.js';

const MINUTE_MS = 60_000;
/** Minutes before the second, third… try; then it is given up. An evening's outage of a mail server loses nothing. */
const WAITS_MIN = [1, 5, 15, 60, 180, 360, 720] as const;

/** What is due to be sent, and what came of it: recorded, counted, and logged without an address. */
@Injectable()
export class NoticeQueue {
  private readonly tried: Counter;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    @Inject(METRICS) metrics: Metrics,
    private readonly dataSource: DataSource,
    private readonly notices: Notices,
  ) {
    this.tried = metrics.counter('notices_total', 'Tries to send a mail, by what came of them', ['kind', 'result']);
    metrics.gauge('notices_open', 'Mails that were not sent: waiting, or given up (dead)', ['state'], async (gauge) => {
      for (const [state, count] of Object.entries(await notices.counts(dataSource.manager)))
        gauge.set({ state }, count);
    });
  }

  next(): Promise<ClaimedNotice | undefined> {
    return this.notices.claim(this.dataSource.manager, this.clock.now());
  }

  /** `dropped`: there was nothing to tell any longer. */
  async ended({ id, kind }: ClaimedNotice, result: 'sent' | 'dropped'): Promise<void> {
    await this.notices.sent(this.dataSource.manager, id, this.clock.now());
    this.tried.inc({ kind, result });
  }

  async failed({ id, kind, attempts }: ClaimedNotice, error: unknown): Promise<void> {
    const wait = error instanceof MailRefused && error.isFinal ? undefined : WAITS_MIN[attempts - 1];
    const code = error instanceof MailRefused ? error.code : describeError(error);
    const nextAt = wait === undefined ? undefined : new Date(this.clock.now().getTime() + wait * MINUTE_MS);
    await this.notices.failed(this.dataSource.manager, id, nextAt);
    this.tried.inc({ kind, result: nextAt ? 'failed' : 'dead' });
    if (nextAt) this.log.warn({ notice: id, kind, code }, 'a mail was not taken, will try again');
    else this.log.error({ notice: id, kind, code }, 'a mail was not taken and is given up');
  }
}

import type { Clock } from '#clock';
import { describeError, type Log, type Metrics } from '#observability';
import type { Settings } from '#settings';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Counter } from 'prom-client';
import { DataSource } from 'typeorm';
import { CLOCK, LOG, METRICS, SETTINGS } from '../tokens.js';
import { ComposeNotice } from './compose-notice.js';
import type { NoticeKind } from './notice.js';
import { Notices, type ClaimedNotice } from './notices.js';
import { MailRefused, postOf, type Post } from './post.js';

const LOOK_EVERY_MS = 1_000;
const MINUTE_MS = 60_000;
/** Minutes before the second, third… try; then it is given up. An evening's outage of a mail server loses nothing. */
const WAITS_MIN = [1, 5, 15, 60, 180, 360, 720] as const;

/** Sends what is due, one after the other, and tries again what was not taken. */
@Injectable()
export class SendNotices implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly post: Post | undefined;
  private readonly ended: Counter;
  private looping?: Promise<void>;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    @Inject(METRICS) metrics: Metrics,
    private readonly dataSource: DataSource,
    private readonly notices: Notices,
    private readonly compose: ComposeNotice,
  ) {
    this.post = postOf(settings);
    this.ended = metrics.counter('notices_total', 'Tries to send a mail, by what came of them', ['kind', 'result']);
    metrics.gauge('notices_open', 'Mails that were not sent: waiting, or given up (dead)', ['state'], async (gauge) => {
      for (const [state, count] of Object.entries(await notices.counts(dataSource.manager)))
        gauge.set({ state }, count);
    });
  }

  onApplicationBootstrap(): void {
    if (this.post) this.looping = this.loop(this.post);
    else this.log.warn('SMTP_URL is not set: mails to residents wait until it is');
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.looping;
    this.post?.close();
  }

  private async loop(post: Post): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const wasBusy = await this.sendNext(post).catch((error: unknown) => {
        this.log.warn({ error: describeError(error) }, 'cannot look for mails to send, will try again');
        return false;
      });
      if (!wasBusy) await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** False when nothing is due. */
  private async sendNext(post: Post): Promise<boolean> {
    const { manager } = this.dataSource;
    const notice = await this.notices.claim(manager, this.clock.now());
    if (!notice) return false;
    try {
      const letter = await this.compose.run(notice);
      if (letter) await post.send(letter);
      await this.notices.sent(manager, notice.id, this.clock.now());
      this.count(notice.kind, letter ? 'sent' : 'dropped');
    } catch (error) {
      await this.failed(notice, error);
    }
    return true;
  }

  private async failed({ id, kind, attempts }: ClaimedNotice, error: unknown): Promise<void> {
    const wait = error instanceof MailRefused && error.isFinal ? undefined : WAITS_MIN[attempts - 1];
    const code = error instanceof MailRefused ? error.code : describeError(error);
    const nextAt = wait === undefined ? undefined : new Date(this.clock.now().getTime() + wait * MINUTE_MS);
    await this.notices.failed(this.dataSource.manager, id, nextAt);
    this.count(kind, nextAt ? 'failed' : 'dead');
    if (nextAt) this.log.warn({ notice: id, kind, code }, 'a mail was not taken, will try again');
    else this.log.error({ notice: id, kind, code }, 'a mail was not taken and is given up');
  }

  private count(kind: NoticeKind, result: 'sent' | 'dropped' | 'failed' | 'dead'): void {
    this.ended.inc({ kind, result });
  }
}

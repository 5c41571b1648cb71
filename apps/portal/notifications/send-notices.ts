import type { Clock } from '#clock';
import { describeError, type Log } from '#observability';
import type { Settings } from '#settings';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { CLOCK, LOG, SETTINGS } from '../tokens.js';
import { ComposeNotice } from './compose-notice.js';
import { NoticeQueue } from './notice-queue.js';
import { postOf, type Letter, type Post } from './post.js';

const LOOK_EVERY_MS = 1_000;

/** Sends what is due, one after the other, and tries again what was not taken. */
@Injectable()
export class SendNotices implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly post: Post | undefined;
  private looping?: Promise<void>;
  /** Ends the pause between two looks. */
  private wake: () => void = () => undefined;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    private readonly queue: NoticeQueue,
    private readonly compose: ComposeNotice,
  ) {
    this.post = postOf(settings);
  }

  onApplicationBootstrap(): void {
    if (!this.post) return this.log.warn('SMTP_URL is not set: mails to residents wait until it is');
    this.clock.onMove(() => this.wake());
    this.looping = this.loop(this.post);
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
      if (!wasBusy) await this.pause(signal);
    }
  }

  private async pause(stopping: AbortSignal): Promise<void> {
    const moved = new AbortController();
    this.wake = () => moved.abort();
    await pause(LOOK_EVERY_MS, undefined, { signal: AbortSignal.any([stopping, moved.signal]) }).catch(() => undefined);
  }

  /** False when nothing is due. */
  private async sendNext(post: Post): Promise<boolean> {
    const mail = await this.queue.next();
    if (!mail) return false;
    let letter: Letter | undefined;
    try {
      letter = await this.compose.run(mail);
      if (letter) await post.send(letter, this.clock.now());
      await this.queue.ended(mail, letter ? 'sent' : 'dropped', letter?.to);
    } catch (error) {
      await this.queue.failed(mail, error, letter?.to);
    }
    return true;
  }
}

import { Rounds, type Clock } from '#clock';
import type { Log } from '#observability';
import type { Settings } from '#settings';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, LOG, SETTINGS } from '../ground/tokens.js';
import { ComposeMail } from './compose-mail.js';
import { NoticeQueue } from './notice-queue.js';
import { postOf, type Letter, type Post } from '#mails';

const LOOK_EVERY_MS = 1_000;

/** Sends what is due, one after the other, and tries again what was not taken. */
@Injectable()
export class SendNotices implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly post: Post | undefined;
  private rounds?: Rounds;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    private readonly queue: NoticeQueue,
    private readonly compose: ComposeMail,
  ) {
    this.post = postOf(settings);
  }

  onApplicationBootstrap(): void {
    if (!this.post) return this.log.warn('SMTP_URL is not set: mails to residents wait until it is');
    const { post } = this;
    const rounds = new Rounds({
      round: () => this.sendNext(post),
      everyMs: LOOK_EVERY_MS,
      onFault: (error) => this.log.warn({ error }, 'cannot look for mails to send, will try again'),
    });
    this.clock.onMove(() => rounds.wake());
    this.rounds = rounds;
    rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds?.stop();
    this.post?.close();
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
      const { isTriedAgain, ...failed } = await this.queue.failed(mail, error, letter?.to);
      if (isTriedAgain) this.log.warn(failed, 'a mail was not taken, will try again');
      else this.log.error(failed, 'a mail was not taken and is given up');
    }
    return true;
  }
}

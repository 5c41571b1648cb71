import type { Clock } from '#clock';
import { describeError, type Metrics } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { DataSource } from 'typeorm';
import { CLOCK, METRICS } from '../ground/tokens.js';
import { DayMail, type DayLetter } from './day-mail.js';
import { type NoticeKind, MailRefused } from '#mails';
import { Notices, type ClaimedNotice } from './notices.js';

const MINUTE_MS = 60_000;
/** Minutes before the second, third… try; then it is given up. An evening's outage of a mail server loses nothing. */
const WAITS_MIN = [1, 5, 15, 60, 180, 360, 720] as const;

/** Why a mail was not taken, without its address, and whether it is tried again. */
export interface FailedMail {
  notice: string;
  kinds: readonly NoticeKind[];
  code: string | Record<string, unknown>;
  isTriedAgain: boolean;
}

/** A mail that is due: one of its own, or the day's. */
export type DueMail = { notice: ClaimedNotice } | { letter: DayLetter };

/** What is due to be sent, and what came of it: recorded and counted. */
@Injectable()
export class NoticeQueue {
  private readonly tried: Counter;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(METRICS) metrics: Metrics,
    private readonly dataSource: DataSource,
    private readonly notices: Notices,
    private readonly dayMail: DayMail,
  ) {
    this.tried = metrics.counter('notices_total', 'Tries to send a mail, by what came of them', ['kind', 'result']);
    metrics.gauge('notices_open', 'Mails that were not sent: waiting, or given up (dead)', ['state'], async (gauge) => {
      for (const [state, count] of Object.entries(await notices.counts(dataSource.manager, clock.now())))
        gauge.set({ state }, count);
    });
  }

  async next(): Promise<DueMail | undefined> {
    const notice = await this.notices.claim(this.dataSource.manager, this.clock.now());
    if (notice) return { notice };
    const letter = await this.dayMail.claim();
    return letter && { letter };
  }

  /** `dropped`: there was nothing to tell any longer. */
  async ended(mail: DueMail, result: 'sent' | 'dropped', to: string | undefined): Promise<void> {
    const { ids, kinds } = partsOf(mail);
    await this.notices.sent(this.dataSource.manager, ids, this.clock.now(), to);
    this.count(kinds, result);
  }

  /** @param to its address, where it was known already. */
  async failed(mail: DueMail, error: unknown, to: string | undefined): Promise<FailedMail> {
    const { id, ids, kinds, attempts } = partsOf(mail);
    const wait = error instanceof MailRefused && error.isFinal ? undefined : WAITS_MIN[attempts - 1];
    const code = error instanceof MailRefused ? error.code : describeError(error);
    const now = this.clock.now();
    const nextAt = wait === undefined ? undefined : new Date(now.getTime() + wait * MINUTE_MS);
    const { manager } = this.dataSource;
    if (nextAt) await this.notices.tryAgain(manager, ids, nextAt);
    else await this.notices.giveUp(manager, ids, now, to);
    this.count(kinds, nextAt ? 'failed' : 'dead');
    return { notice: id, kinds, code, isTriedAgain: nextAt !== undefined };
  }

  private count(kinds: readonly NoticeKind[], result: string): void {
    for (const kind of kinds) this.tried.inc({ kind, result });
  }
}

interface Parts {
  id: string;
  ids: readonly string[];
  kinds: readonly NoticeKind[];
  attempts: number;
}

function partsOf(mail: DueMail): Parts {
  if ('notice' in mail) {
    const { id, kind, attempts } = mail.notice;
    return { id, ids: [id], kinds: [kind], attempts };
  }
  const { id, rows } = mail.letter;
  return {
    id,
    ids: rows.map((row) => row.id),
    kinds: [...new Set(rows.map(({ kind }) => kind))],
    attempts: Math.max(...rows.map(({ attempts }) => attempts)),
  };
}

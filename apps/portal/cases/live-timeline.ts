import { CaseCopy } from '#case-copy';
import { ProblemError } from '#http';
import type { Settings } from '#settings';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { SETTINGS } from '../ground/tokens.js';

const LOOK_EVERY_MS = 500;
/** Proxies close what is silent for a minute. */
const HEARTBEAT_EVERY_MS = 15_000;
const RECONNECT_AFTER_MS = 2_000;
const TRY_AGAIN_AFTER_S = 60;

/** Who reads a stream. */
export interface Reader {
  /** By which all streams of one token are known. */
  key: string;
  /** Whether what lets them in still does. */
  isLetIn(): Promise<boolean>;
}

/**
 * Server-sent events: the timeline as it grows. An event's id is its place in the order in which the portal came to
 * know of it, so a reader that comes back with it misses nothing and sees nothing twice.
 */
@Injectable()
export class LiveTimeline implements OnModuleDestroy {
  private readonly open = new Map<AbortController, string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly elements: CaseCopy,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'streamsPerToken'>,
  ) {}

  /** @throws ProblemError 429 where this reader has as many streams as one may */
  refuseMany({ key }: Reader): void {
    const { streamsPerToken } = this.settings;
    if (streamsPerToken === 0) return;
    const own = [...this.open.values()].filter((one) => one === key);
    if (own.length < streamsPerToken) return;
    throw new ProblemError('tooManyStreams', { headers: { 'retry-after': String(TRY_AGAIN_AFTER_S) } });
  }

  /** Resolves when the reader has gone or is let in no longer, or the service stops. */
  async send(caseId: string, lastEventId: string | undefined, reader: Reader, to: ServerResponse): Promise<void> {
    const ending = new AbortController();
    this.open.set(ending, reader.key);
    to.on('close', () => ending.abort());
    try {
      to.write(`retry: ${RECONNECT_AFTER_MS}\n\n`);
      await this.follow(caseId, sequenceOf(lastEventId), reader, to, ending.signal);
    } finally {
      this.open.delete(ending);
      to.end();
    }
  }

  onModuleDestroy(): void {
    for (const ending of this.open.keys()) ending.abort();
  }

  private async follow(
    caseId: string,
    since: number,
    reader: Reader,
    to: ServerResponse,
    ending: AbortSignal,
  ): Promise<void> {
    let sequence = since;
    let spokenAt = Date.now();
    while (!ending.aborted && (await reader.isLetIn())) {
      for (const entry of await this.elements.timelineSince(this.dataSource.manager, caseId, sequence, 'timeline')) {
        to.write(`id: ${entry.sequence}\ndata: ${JSON.stringify(entry.body)}\n\n`);
        sequence = entry.sequence;
        spokenAt = Date.now();
      }
      if (Date.now() - spokenAt >= HEARTBEAT_EVERY_MS) {
        to.write(': still here\n\n');
        spokenAt = Date.now();
      }
      await pause(LOOK_EVERY_MS, undefined, { signal: ending }).catch(() => undefined);
    }
  }
}

/** What is no id of ours means from the start. */
function sequenceOf(lastEventId: string | undefined): number {
  return /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
}

import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { CaseElements } from './case-elements.js';

const LOOK_EVERY_MS = 500;
/** Proxies close what is silent for a minute. */
const HEARTBEAT_EVERY_MS = 15_000;
const RECONNECT_AFTER_MS = 2_000;

/**
 * Server-sent events: the timeline as it grows. An event's id is its place in the order in which the portal came to
 * know of it, so a reader that comes back with it misses nothing and sees nothing twice.
 */
@Injectable()
export class LiveTimeline implements OnModuleDestroy {
  private readonly open = new Set<AbortController>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly elements: CaseElements,
  ) {}

  /** Resolves when the reader has gone or the service stops. */
  async send(caseId: string, lastEventId: string | undefined, to: ServerResponse): Promise<void> {
    const ending = new AbortController();
    this.open.add(ending);
    to.on('close', () => ending.abort());
    try {
      to.write(`retry: ${RECONNECT_AFTER_MS}\n\n`);
      await this.follow(caseId, sequenceOf(lastEventId), to, ending.signal);
    } finally {
      this.open.delete(ending);
      to.end();
    }
  }

  onModuleDestroy(): void {
    for (const ending of this.open) ending.abort();
  }

  private async follow(caseId: string, since: number, to: ServerResponse, ending: AbortSignal): Promise<void> {
    let sequence = since;
    let spokenAt = Date.now();
    while (!ending.aborted) {
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

import type { ArrivedElement } from '#case-copy';
import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Happening, Listener } from '../ground/happenings.js';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { GatheredNotices } from './gathered-notices.js';
import { type NewsKind, newsDueAt } from '#mails';

interface News {
  caseId: string;
  kind: NewsKind;
  cause: string;
}

/** Puts down what the collector shows of a case for the first time, for the day's mail. Who gave no address is told nothing. */
@Injectable()
export class TellCaseNews implements Listener {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly gathered: GatheredNotices,
  ) {}

  async handle(sql: EntityManager, happening: Happening): Promise<void> {
    if (happening.kind !== 'casesShown') return;
    const news = happening.elements.flatMap(newsIn);
    const readers = await this.gathered.readersOf(sql, [...new Set(news.map(({ caseId }) => caseId))]);
    const now = this.clock.now();
    const dueAt = newsDueAt(this.contracts.reminders, now);
    await this.gathered.add(
      sql,
      readers.flatMap((reader) =>
        news.flatMap(({ caseId, ...one }) => (caseId === reader.about ? [{ ...reader, ...one, dueAt }] : [])),
      ),
      now,
    );
  }
}

const BY_EVENT: Readonly<Record<string, NewsKind>> = {
  appointment: 'appointment',
  appointmentCancelled: 'appointmentCancelled',
  granted: 'decided',
  refused: 'decided',
  revoked: 'decided',
  answerStands: 'answered',
  answerAgreed: 'answered',
  answerOther: 'answered',
  moreNeeded: 'actionNeeded',
};

/**
 * An entry of the timeline is a cause by itself; a case that begins to wait for its resident is one each time. That not
 * everything comes of it is told when an agency turns out to take no part, and again with a yes from all.
 */
export function newsIn({ caseId, kind, id, version, body }: ArrivedElement): News[] {
  if (body === null) return [];
  switch (kind) {
    case 'case':
      if (body.status === 'completed') return [{ caseId, kind: 'notAll', cause: 'completed' }];
      return body.status === 'actionNeeded' ? [{ caseId, kind: 'actionNeeded', cause: `asked ${version}` }] : [];
    case 'agency':
      return body.status === 'notApplicable' ? [{ caseId, kind: 'notAll', cause: `without ${id}` }] : [];
    case 'timeline': {
      const told = BY_EVENT[body.event];
      return told ? [{ caseId, kind: told, cause: id }] : [];
    }
    default:
      return [];
  }
}

import type { ArrivedElement } from '#case-copy';
import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addressOf } from '#intake';
import type { Happening, Listener, OwnedCase } from '../ground/happenings.js';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { GatheredNotices } from './gathered-notices.js';
import { type Gathered, type NewsKind, newsDueAt } from '#mails';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;
type News = Omit<Gathered, 'dueAt'>;

interface CaseNews {
  caseId: string;
  kind: NewsKind;
  cause: string;
}

/** Gathers what is news for the day's mail, once each. Who gave no address is told nothing. */
@Injectable()
export class GatherNews implements Listener {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly gathered: GatheredNotices,
  ) {}

  async handle(sql: EntityManager, happening: Happening): Promise<void> {
    const news = await this.newsOf(sql, happening);
    const now = this.clock.now();
    const dueAt = newsDueAt(this.contracts.reminders, now);
    await this.gathered.add(
      sql,
      news.map((one) => ({ ...one, dueAt })),
      now,
    );
  }

  private async newsOf(sql: EntityManager, happening: Happening): Promise<News[]> {
    switch (happening.kind) {
      case 'casesShown':
        return this.ofCases(sql, happening);
      case 'invitationAnswered':
        return answered(happening);
      case 'foundTwice':
        return happening.sharesAddress ? appliedTwice(happening) : [];
      default:
        return [];
    }
  }

  /** What the collector shows of a case for the first time. */
  private async ofCases(sql: EntityManager, { elements }: Of<'casesShown'>): Promise<News[]> {
    const news = elements.flatMap(newsIn);
    const readers = await this.gathered.readersOf(sql, [...new Set(news.map(({ caseId }) => caseId))]);
    return readers.flatMap((reader) =>
      news.flatMap(({ caseId, ...one }) => (caseId === reader.about ? [{ ...reader, ...one }] : [])),
    );
  }
}

function answered({ application, person, role, at }: Of<'invitationAnswered'>): News[] {
  if (addressOf(application, person) === undefined) return [];
  const { applicationId } = application;
  const { residentId, caseId: about = applicationId } = person;
  const kind = role === 'employer' ? 'employerAnswered' : 'schoolAnswered';
  return [{ applicationId, residentId, about, kind, cause: `answered ${at}` }];
}

/** Who reads at an address that both named has had both references already; who merely knows a passport learns nothing. */
function appliedTwice({ cases: [one, other] }: Of<'foundTwice'>): News[] {
  const newsOf = ({ applicationId, residentId, caseId }: OwnedCase, same: OwnedCase): News => ({
    ...{ applicationId, residentId, about: caseId },
    ...{ kind: 'appliedTwice', cause: `same ${same.caseId}` },
  });
  return [newsOf(one, other), newsOf(other, one)];
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
export function newsIn({ caseId, kind, id, version, body }: ArrivedElement): CaseNews[] {
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

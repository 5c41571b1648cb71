import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Applications } from '../applications/applications.js';
import type { ArrivedElement, ElementBodies } from '../cases/case-element.js';
import type { NoticeKind } from './notice.js';
import { Notify } from './notify.js';

interface News {
  caseId: string;
  kind: NoticeKind;
  cause: string;
}

/** Tells people by mail of what the collector shows of their case for the first time. */
@Injectable()
export class TellCaseNews {
  constructor(
    private readonly applications: Applications,
    private readonly notify: Notify,
  ) {}

  /** @param elements that were newer than the copy */
  async run(sql: EntityManager, elements: readonly ArrivedElement[]): Promise<void> {
    for (const { caseId, kind, cause } of oneOfAKind(elements.flatMap(newsIn))) {
      const [row] = await sql.query<{ application_id: string }[]>(
        'SELECT application_id FROM person WHERE case_id = $1',
        [caseId],
      );
      if (!row) continue;
      const application = await this.applications.get(sql, row.application_id);
      const person = application.persons.find((one) => one.caseId === caseId);
      if (person) await this.notify.news(sql, application, person, kind, cause);
    }
  }
}

const BY_EVENT: Readonly<Record<string, NoticeKind>> = {
  appointment: 'appointment',
  granted: 'decided',
  refused: 'decided',
  revoked: 'decided',
  moreNeeded: 'actionNeeded',
};

/** An entry of the timeline is a cause by itself; a case that begins to wait for its resident is one each time. */
export function newsIn({ caseId, kind, id, version, body }: ArrivedElement): News[] {
  if (body === null) return [];
  if (kind === 'case') {
    const { status } = body as ElementBodies['case'];
    return status === 'actionNeeded' ? [{ caseId, kind: 'actionNeeded', cause: `asked ${version}` }] : [];
  }
  if (kind !== 'timeline') return [];
  const told = BY_EVENT[(body as unknown as ElementBodies['timeline']).event];
  return told ? [{ caseId, kind: told, cause: id }] : [];
}

/** An agency that asks for something makes its case wait, too: what came at once is one mail. */
function oneOfAKind(news: readonly News[]): News[] {
  return [...new Map(news.map((one) => [`${one.caseId} ${one.kind}`, one])).values()];
}

import type { Clock } from '#clock';
import type { Contracts, Counts, Segment } from '#contracts';
import { CaseCopy, elapsedOf, type CaseAsShown } from '#case-copy';
import type { JoinedApplication } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NextReminder, type ComingReminder } from '../notifications/next-reminder.js';
import { Undelivered, type UndeliveredMail } from '../notifications/undelivered.js';
import { Applications } from '../applications/applications.js';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { FindCase } from './find-case.js';

export interface ShownCase extends CaseAsShown {
  /** Applications of those who join the person, begun from this case: that they are there, and nothing of what they say. */
  joined?: JoinedApplication[];
  nextReminder?: ComingReminder;
  /** Whom mails about this case do not reach: the person, or an employer or school that was asked. */
  undelivered?: UndeliveredMail[];
}

const NOTHING_COUNTED: Counts = { asked: 0, wouldHaveBeenAsked: 0, reused: 0 };

/** Query: the case as the collector shows it. Until it has spoken, the hub holds the case and no agency has a status. */
@Injectable()
export class ShowCase {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly elements: CaseCopy,
    private readonly findCase: FindCase,
    private readonly applications: Applications,
    private readonly nextReminder: NextReminder,
    private readonly undelivered: Undelivered,
  ) {}

  async run(caseId: string): Promise<ShownCase> {
    const { application, person } = await this.findCase.get(caseId);
    const sql = this.dataSource.manager;
    const [cases, agencies, conflicts, announced, answered, timeline, counts, holders] = await Promise.all([
      this.elements.listOf(sql, caseId, 'case'),
      this.elements.listOf(sql, caseId, 'agency'),
      this.elements.listOf(sql, caseId, 'conflict'),
      this.elements.listOf(sql, caseId, 'announced'),
      this.elements.listOf(sql, caseId, 'answered'),
      this.elements.listOf(sql, caseId, 'timeline'),
      this.elements.listOf(sql, caseId, 'counts'),
      this.elements.listOf(sql, caseId, 'holder'),
    ]);
    const joined = await this.applications.joinedFrom(sql, application, caseId);
    const nextReminder = await this.nextReminder.find(caseId);
    const undelivered = await this.undelivered.listOf(sql, application, person);
    const byAgency = new Map(agencies.map(({ id, body }) => [id, body]));
    const order = [...new Set([...this.contracts.agencies, ...byAgency.keys()])].filter((agency) =>
      byAgency.has(agency),
    );
    return {
      caseId,
      reference: person.reference,
      status: cases[0]?.body.status ?? 'inProgress',
      agencies: Object.fromEntries(order.map((agency) => [agency, byAgency.get(agency)!])),
      conflicts: conflicts.map(({ body }) => body).sort((one, other) => (one.path < other.path ? -1 : 1)),
      ...(announced.length > 0 && {
        announced: announced.map(({ body }) => body).sort((one, other) => (one.from < other.from ? -1 : 1)),
      }),
      ...(answered.length > 0 && {
        answered: answered.map(({ body }) => body).sort((one, other) => Date.parse(other.at) - Date.parse(one.at)),
      }),
      ...(joined.length > 0 && { joined }),
      timeline: timeline.map(({ body }) => body).sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
      counts: counts[0]?.body ?? NOTHING_COUNTED,
      elapsed: elapsedOf(holders[0]?.body.segments ?? fromSubmission(application.submittedAt), this.clock.now()),
      ...(nextReminder && { nextReminder }),
      ...(undelivered.length > 0 && { undelivered }),
    };
  }
}

function fromSubmission(submittedAt: string | undefined): Segment[] {
  return submittedAt === undefined ? [] : [{ from: submittedAt, holder: 'hub' }];
}

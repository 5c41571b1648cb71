import { CaseCopy } from '#case-copy';
import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import type { Matters } from '#mails';

/** Where an agency stands, as far as its resident may have to do something. */
interface AgencyElement {
  status: string;
  deadlines: readonly { id: string; date: string }[];
  appointment?: { from?: string; to?: string; cancelled?: boolean };
}

/** The agency has no use for the resident's coming any longer. A yes does not call an appointment off. */
const CALLED_OFF: ReadonlySet<string> = new Set(['notApplicable', 'refused', 'revoked', 'stopped', 'withdrawn']);
/** It waits for answers of the resident. */
const WAITS_FOR_ANSWERS: ReadonlySet<string> = new Set(['undecided', 'collecting', 'moreNeeded']);

/** What there is to tell of a case as it stands. */
export interface CaseMattersNow extends Matters {
  /** An agency takes no part, though everybody counts on what it brings. */
  lacksExpected: boolean;
}

/** Query: what cases wait for, as the copy of them shows it, as far as the resident has to do it. */
@Injectable()
export class CaseMatters {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly elements: CaseCopy,
  ) {}

  async of(sql: EntityManager, caseIds: readonly string[]): Promise<Map<string, CaseMattersNow>> {
    const questions = await this.elements.ofCases(sql, caseIds, 'question');
    const agencies = await this.elements.ofCases(sql, caseIds, 'agency');
    return new Map(
      caseIds.map((caseId) => {
        const elements = (agencies.get(caseId) ?? []).map(({ id, body }) => ({
          agency: id,
          element: body,
        }));
        return [
          caseId,
          {
            questions: (questions.get(caseId) ?? []).map(({ since }) => since),
            deadlines: elements.flatMap(({ agency, element }) => this.deadlinesOf(agency, element)),
            appointments: elements.flatMap(({ agency, element }) => this.appointmentOf(agency, element)),
            lacksExpected: elements.some(({ agency, element }) => this.isMissed(agency, element)),
          },
        ];
      }),
    );
  }

  private isMissed(agency: string, { status }: AgencyElement): boolean {
    return status === 'notApplicable' && this.isKnown(agency) && this.contracts.process(agency).expected === true;
  }

  private isKnown(agency: string): boolean {
    return this.contracts.agencies.includes(agency);
  }

  /** Those that the resident can still keep or miss: by answers, or by coming where no time to meet is set. */
  private deadlinesOf(agency: string, element: AgencyElement): Matters['deadlines'] {
    const { status, deadlines } = element;
    if (CALLED_OFF.has(status) || status === 'granted') return [];
    const rules = this.isKnown(agency) ? this.contracts.process(agency).deadlines : [];
    const isInPerson = (id: string): boolean => rules.some((rule) => rule.id === id && rule.inPerson === true);
    const meets = this.appointmentOf(agency, element).length > 0;
    return deadlines
      .filter(({ id }) => WAITS_FOR_ANSWERS.has(status) || (isInPerson(id) && !meets))
      .map(({ id, date }) => ({ id: `${agency} ${id}`, date }));
  }

  private appointmentOf(agency: string, { status, appointment }: AgencyElement): Matters['appointments'] {
    const { from, to = from, cancelled = false } = appointment ?? {};
    if (from === undefined || cancelled || CALLED_OFF.has(status)) return [];
    return Date.parse(to!) > this.clock.now().getTime() ? [{ agency, from: new Date(from) }] : [];
  }
}

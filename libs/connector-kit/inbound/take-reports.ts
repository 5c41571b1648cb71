import type { Problem } from '#contracts';
import type { UnitOfWork } from '#messaging';
import { ProblemError, refuse } from '#http';
import { keyedHash } from '#secrecy';
import { textsInBoth } from '#texts';
import { v7 } from 'uuid';
import type { Asked, CorrelationStore } from '../correlation-store.js';
import type { ConnectorMetrics } from '../metrics.js';
import type { ConnectorContext } from '../context.js';
import type { ApplyReport } from './apply-report.js';
import type { InboundStore } from './inbound-store.js';
import { objectionProblems } from './objections.js';
import type { Report } from './report.js';

const { otherContent } = textsInBoth('reportProblem');

/** What became of one event: told to the hub, kept until its case is known, or known already. */
export interface Taken {
  readonly id: string;
  readonly result: 'applied' | 'parked' | 'duplicate';
}

/** Takes reports over: all of a request or none, in one transaction, each once however often it is sent. */
export class TakeReports {
  constructor(
    private readonly context: ConnectorContext,
    private readonly correlations: CorrelationStore,
    private readonly inbound: InboundStore,
    private readonly apply: ApplyReport,
    private readonly metrics: ConnectorMetrics,
  ) {}

  /** @throws ProblemError when someone else's case is spoken of, or an id comes again with other content. */
  async take(reports: readonly Report[]): Promise<Taken[]> {
    const known = await this.correlations.find(this.context.dataSource.manager, reports.map(asked));
    refuse(await this.problems(reports, known));
    const residents = [...known.values()].map(({ residentId }) => residentId);
    const taken = await this.context.messaging.transact(residents, async (work) => {
      const erased = await this.correlations.erasedOf(residents);
      const results: Taken[] = [];
      for (const report of reports)
        results.push(await this.takeOne(work, report, correlationOf(known, report), erased));
      return results;
    });
    for (const { result } of taken) this.metrics.reported(result);
    return taken;
  }

  /** What was taken once is not judged again by what its case has become since. */
  private async problems(reports: readonly Report[], known: ReadonlyMap<string, Asked>): Promise<Problem[]> {
    const unheard = await this.inbound.unheard(this.context.dataSource.manager, reports);
    const placeOf = (index: number): string => (reports.length > 1 ? `[${index}].` : '');
    return reports.flatMap((report, index) =>
      unheard.has(report) ? objectionProblems(report, correlationOf(known, report), placeOf(index)) : [],
    );
  }

  private async takeOne(
    work: UnitOfWork,
    report: Report,
    correlation: Asked | undefined,
    erased: ReadonlySet<string>,
  ): Promise<Taken> {
    const { id } = report;
    const eventId = v7();
    const digest = this.digest(report);
    const state = correlation ? 'applied' : 'parked';
    if (correlation && erased.has(correlation.residentId)) return this.passOver(id, eventId);
    const before = await this.inbound.keep(work.sql, {
      ...{ report, eventId, digest, state },
      residentId: correlation?.residentId,
    });
    if (before !== undefined && before !== digest) throw new ProblemError('conflict', { detail: otherContent });
    if (before !== undefined) return { id, result: 'duplicate' };
    if (correlation) await this.apply.apply(work, report, correlation, eventId);
    return { id, result: state };
  }

  private passOver(id: string, eventId: string): Taken {
    this.context.log.info({ event: eventId }, 'a report about a person who was erased is passed over');
    return { id, result: 'applied' };
  }

  private digest({ subject, data }: Report): string {
    return keyedHash(this.context.hashKey, subject, JSON.stringify(data));
  }
}

export function correlationOf(known: ReadonlyMap<string, Asked>, report: Report): Asked | undefined {
  return known.get(`${report.source} ${report.subject}`);
}

export function asked({ source, subject }: Report): { source: string; reference: string } {
  return { source, reference: subject };
}

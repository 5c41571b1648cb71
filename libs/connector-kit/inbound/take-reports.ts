import type { Messaging, UnitOfWork } from '#messaging';
import type { Problem } from '#contracts';
import { ProblemError, refuse } from '#http';
import { keyedHash } from '#secrecy';
import { v7 } from 'uuid';
import type { Correlation, CorrelationStore } from '../correlation-store.js';
import type { ConnectorMetrics } from '../metrics.js';
import type { Line } from '../surroundings.js';
import type { ApplyReport } from './apply-report.js';
import type { InboundStore } from './inbound-store.js';
import type { Report } from './report.js';

/** What became of one event: told to the hub, kept until its case is known, or known already. */
export interface Taken {
  readonly id: string;
  readonly result: 'applied' | 'parked' | 'duplicate';
}

/** Takes reports over: all of a request or none, in one transaction, each once however often it is sent. */
export class TakeReports {
  constructor(
    private readonly line: Line,
    private readonly messaging: Messaging,
    private readonly correlations: CorrelationStore,
    private readonly inbound: InboundStore,
    private readonly apply: ApplyReport,
    private readonly metrics: ConnectorMetrics,
  ) {}

  /** @throws ProblemError when someone else's case is spoken of, or an id comes again with other content. */
  async take(reports: readonly Report[]): Promise<Taken[]> {
    const known = await this.correlations.find(this.line.dataSource.manager, reports.map(asked));
    refuse(reports.flatMap((report, index) => problems(report, correlationOf(known, report), index, reports.length)));
    const residents = [...known.values()].map(({ residentId }) => residentId);
    const taken = await this.messaging.transact(residents, async (work) => {
      const results: Taken[] = [];
      for (const report of reports) results.push(await this.takeOne(work, report, correlationOf(known, report)));
      return results;
    });
    for (const { result } of taken) this.metrics.reported(result);
    return taken;
  }

  private async takeOne(work: UnitOfWork, report: Report, correlation: Correlation | undefined): Promise<Taken> {
    const { id } = report;
    const eventId = v7();
    const digest = this.digest(report);
    const state = correlation ? 'applied' : 'parked';
    const before = await this.inbound.keep(work.sql, { report, eventId, digest, state });
    if (before !== undefined && before !== digest) throw new ProblemError('conflict', { detail: otherContent });
    if (before !== undefined) return { id, result: 'duplicate' };
    if (correlation) await this.apply.apply(work, report, correlation, eventId);
    return { id, result: state };
  }

  private digest({ subject, data }: Report): string {
    return keyedHash(this.line.hashKey, subject, JSON.stringify(data));
  }
}

export function correlationOf(known: ReadonlyMap<string, Correlation>, report: Report): Correlation | undefined {
  return known.get(`${report.source} ${report.subject}`);
}

export function asked({ source, subject }: Report): { source: string; reference: string } {
  return { source, reference: subject };
}

/** Why a report cannot be about this case. */
export type Objection = 'NOT_ITS_RESIDENT' | 'UNKNOWN_VERSION';

/** A recipient speaks of its own residents only, whose newest dossier it has, and answers no version that never was. */
export function objectionTo({ source, data }: Report, { recipient, version }: Correlation): Objection | undefined {
  if (recipient !== source) return 'NOT_ITS_RESIDENT';
  return (data.dossierVersion ?? 1) > version ? 'UNKNOWN_VERSION' : undefined;
}

function problems(report: Report, correlation: Correlation | undefined, index: number, of: number): Problem[] {
  const objection = correlation && objectionTo(report, correlation);
  if (!objection) return [];
  const { path, ...wrong } = wrongs[objection];
  return [{ path: `${of > 1 ? `[${index}].` : ''}${path}`, ...wrong }];
}

const wrongs: Readonly<Record<Objection, Problem>> = {
  NOT_ITS_RESIDENT: {
    path: 'source',
    code: 'forbidden',
    message: {
      da: 'Afsenderen er ikke den modtager, som har sagen. Send kun om egne borgere, med modtagerens egen kode som source.',
      en: 'The source is not the recipient that has this case. Report on your own residents only, with your own code as source.',
    },
  },
  UNKNOWN_VERSION: {
    path: 'data.dossierVersion',
    code: 'unknown',
    message: {
      da: 'Den version af sagen er aldrig sendt. Skriv nummeret på den version, der svares på.',
      en: 'That version of the dossier was never sent. Write the number of the version that this answers.',
    },
  },
};

const otherContent = {
  da: 'Et tidligere event fra samme source har dette id og et andet indhold. Giv eventet et nyt id, og send igen.',
  en: 'An earlier event of this source has this id and other content. Give the event a new id, and send again.',
};

import { Rounds } from '#clock';
import { recipientsOf } from '#contracts';
import { callOut, NoAnswer, type InputProblem } from '#http';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Behaviours } from '../behaviour/behaviours.js';
import type { SandboxContext } from '../context.js';
import type { Answer, DueReport, ReportStore } from './report-store.js';

const POLL_MS = 50;
const AT_A_TIME = 8;
const ANSWER_MS = 10_000;
const LONGEST_PAUSE_MS = 5_000;
const REASONS_AT_MOST = 20;
/** Answers that may be others later: the connector is not there yet, or not told the token. */
const LATER = new Set([401, 403, 404, 408, 429]);

/** Sends what the agencies have to say to their connectors until it is taken, each case's reports one after another. */
export class ReportSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: Rounds;

  constructor(
    private readonly context: SandboxContext,
    private readonly reports: ReportStore,
    private readonly behaviours: Behaviours,
  ) {
    this.rounds = new Rounds({
      round: () => this.sendDue(),
      everyMs: POLL_MS,
      onFault: (error) => context.log.warn({ error }, 'reports could not be looked at, will try again'),
    });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  private async sendDue(): Promise<boolean> {
    const sql = this.context.dataSource.manager;
    const due = await this.reports.due(sql, await this.behaviours.down(), AT_A_TIME);
    await Promise.all(due.map((report) => this.send(report)));
    return due.length > 0;
  }

  private async send(report: DueReport): Promise<void> {
    const sql = this.context.dataSource.manager;
    for (let copy = 0; copy < report.copies; copy += 1) {
      const answer = await this.post(report);
      if (answer === undefined) continue;
      const { status = 0 } = answer;
      if (status >= 400 && status < 500 && !LATER.has(status)) return this.giveUp(report, answer);
      if (report.tries === 0) this.warn(report, answer, 'the connector did not take a report, will try again');
      return this.reports.postpone(sql, report, Math.min(LONGEST_PAUSE_MS, 200 * 2 ** report.tries), answer);
    }
    await this.reports.end(sql, report);
  }

  private async giveUp(report: DueReport, answer: Answer): Promise<void> {
    this.warn(report, answer, 'the connector refused a report');
    await this.reports.end(this.context.dataSource.manager, report, answer);
  }

  private tokenOf(agency: string, recipient: string): string {
    const { settings, contracts } = this.context;
    const { forAll, forOne } = settings.eventsTokens(agency, recipientsOf(contracts, agency));
    return (forOne.get(recipient) ?? forAll)?.current ?? '';
  }

  /** By places and codes, or by why no answer came: none of these ever holds what was said. */
  private warn({ id, agency }: DueReport, { status, detail, errors = [] }: Answer, what: string): void {
    const why = status === undefined && detail !== undefined ? [detail] : [];
    const reasons = [...why, ...errors.map(({ path, code }) => `${path}: ${code}`)];
    this.context.log.warn({ report: id, agency, status, ...(reasons.length > 0 && { reasons }) }, what);
  }

  /** What it said where it did not take it; undefined where it did. */
  private async post({ agency, recipient, body }: DueReport): Promise<Answer | undefined> {
    const signal = AbortSignal.timeout(ANSWER_MS);
    try {
      const answer = await callOut(`${this.context.connectorUrl(agency)}/api/v1/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/cloudevents+json',
          authorization: `Bearer ${this.tokenOf(agency, recipient)}`,
        },
        body,
        signal,
      });
      const said: unknown = answer.ok ? await answer.body?.cancel() : await answer.json().catch(() => undefined);
      return answer.ok ? undefined : { status: answer.status, ...reasonsIn(said) };
    } catch (error) {
      return { detail: signal.aborted || !(error instanceof NoAnswer) ? 'no answer in time' : error.message };
    }
  }
}

/** Of a problem (RFC 9457) as the hub writes it; no more of it than somebody reads. */
function reasonsIn(problem: unknown): Omit<Answer, 'status'> {
  const { detail, errors } = (problem ?? {}) as { detail?: unknown; errors?: unknown };
  const all = Array.isArray(errors) ? (errors.slice(0, REASONS_AT_MOST) as Partial<InputProblem>[]) : [];
  return {
    ...(typeof detail === 'string' && { detail }),
    ...(all.length > 0 && {
      errors: all.map(({ path = '', code = '', message }) => ({ path, code, message: message?.en ?? '' })),
    }),
  };
}

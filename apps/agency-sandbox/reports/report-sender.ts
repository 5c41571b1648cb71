import type { BehaviourStore } from '../control/behaviour-store.js';
import type { SandboxSurroundings } from '../surroundings.js';
import type { DueReport, ReportStore } from './report-store.js';

const POLL_MS = 50;
const AT_A_TIME = 8;
const ANSWER_MS = 10_000;
const LONGEST_PAUSE_MS = 5_000;
/** Answers that may be others later: the connector is not there yet, or not told the token. */
const LATER = new Set([401, 403, 404, 408, 429]);

/** Sends what the agencies have to say to their connectors until it is taken, each case's reports one after another. */
export class ReportSender {
  private stopped = false;
  private looping?: Promise<void>;

  constructor(
    private readonly surroundings: SandboxSurroundings,
    private readonly reports: ReportStore,
    private readonly behaviours: BehaviourStore,
  ) {}

  start(): void {
    this.looping = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.looping;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const sent = await this.pass().catch((error: unknown) => {
        this.surroundings.log.warn({ error }, 'reports could not be looked at, will try again');
        return 0;
      });
      if (sent === 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private async pass(): Promise<number> {
    const sql = this.surroundings.dataSource.manager;
    const due = await this.reports.due(sql, await this.behaviours.down(sql), AT_A_TIME);
    await Promise.all(due.map((report) => this.send(report)));
    return due.length;
  }

  private async send(report: DueReport): Promise<void> {
    const sql = this.surroundings.dataSource.manager;
    for (let copy = 0; copy < report.copies; copy += 1) {
      const status = await this.post(report);
      if (status >= 200 && status < 300) continue;
      if (status >= 400 && status < 500 && !LATER.has(status)) return this.giveUp(report, status);
      return this.reports.postpone(sql, report.id, Math.min(LONGEST_PAUSE_MS, 200 * 2 ** report.tries));
    }
    await this.reports.end(sql, report.id);
  }

  private async giveUp(report: DueReport, status: number): Promise<void> {
    this.surroundings.log.warn({ report: report.id, agency: report.agency, status }, 'the connector refused a report');
    await this.reports.end(this.surroundings.dataSource.manager, report.id, status);
  }

  /** The status of the answer; 0 where none came. */
  private async post({ agency, body }: DueReport): Promise<number> {
    try {
      const answer = await fetch(`${this.surroundings.connectorUrl(agency)}/api/v1/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/cloudevents+json',
          authorization: `Bearer ${this.surroundings.settings.eventsToken(agency)}`,
        },
        body,
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0;
    }
  }
}

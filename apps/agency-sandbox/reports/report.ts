import type { ReportsV1 } from '#contracts';

/** What is said, when it happened at the agency, and when it leaves: milliseconds from now. */
export interface PlannedReport {
  readonly statement: ReportsV1;
  readonly happensMs: number;
  readonly leavesMs: number;
  readonly copies: number;
}

import type { ReportsV1 } from '#contracts';

/** Whose case it is: another recipient of the same kind has another case of the same reference. */
export interface CaseKey {
  readonly agency: string;
  readonly recipient: string;
  readonly caseReference: string;
}

/** What is said, when it happened at the agency, and when it leaves: milliseconds from now. */
export interface PlannedReport {
  readonly statement: ReportsV1;
  readonly happensMs: number;
  readonly leavesMs: number;
  readonly copies: number;
}

import type { AppointmentNotice, Json, ReportsV1 } from '#contracts';
import type { Behaviour } from '../behaviour/behaviour.js';
import type { PlannedReport } from '../reports/report.js';

export type CaseState = 'open' | 'moreNeeded' | 'granted' | 'refused' | 'revoked' | 'withdrawn';

/** Where a simulated agency stands with one case. */
export interface AgencyCase {
  readonly state: CaseState;
  /** The newest version that was filed. */
  readonly version: number;
  /** What it asked for, once a case; undefined while it never asked. */
  readonly asked?: readonly string[];
}

export interface Filed {
  readonly version: number;
  /** Paths that the filing tells, by a value or by a reason. */
  readonly tells: readonly string[];
  /** What the agency will issue when it grants. */
  readonly issues: Readonly<Record<string, Json>>;
  readonly appointment?: AppointmentNotice;
}

const RECEIPT_MS = 150;
const OUTCOME_MS = 700;
const LATE_OUTCOME_MS = 7_000;
const REVOKED_AFTER_MS = 1_500;

export interface Plan {
  readonly next: AgencyCase;
  readonly reports: readonly PlannedReport[];
}

/** What an agency does about a filing: a pure function of where it stands, what was filed and how it was told to behave. */
export function plan(before: AgencyCase | undefined, filed: Filed, behaviour: Behaviour): Plan {
  const receipt: ReportsV1 = {
    dossierVersion: filed.version,
    status: 'acknowledged',
    ...(!before && filed.appointment && { appointment: filed.appointment }),
  };
  if (before && filed.version <= before.version) return { next: before, reports: timed([receipt], behaviour) };
  const state = decide(before, filed, behaviour);
  const asked = before?.asked ?? (state === 'moreNeeded' ? behaviour.askMore : undefined);
  return {
    next: { state, version: filed.version, ...(asked && { asked }) },
    reports: timed([receipt, ...outcomes(before, state, filed, behaviour)], behaviour),
  };
}

/** Refusals are taken back when the agency is no longer told to refuse. */
export function grantAfterRefusal(before: AgencyCase, issues: Filed['issues']): Plan {
  const granted: ReportsV1 = { dossierVersion: before.version, status: 'granted', ...stating(issues) };
  return {
    next: { ...before, state: 'granted' },
    reports: [{ statement: granted, happensMs: RECEIPT_MS, leavesMs: RECEIPT_MS, copies: 1 }],
  };
}

function decide(before: AgencyCase | undefined, filed: Filed, behaviour: Behaviour): CaseState {
  if (before?.state === 'granted') return behaviour.revoke ? 'revoked' : 'granted';
  if (before?.state === 'moreNeeded' && !before.asked?.every((fact) => tells(filed, fact))) return 'moreNeeded';
  if (!before?.asked && behaviour.askMore && behaviour.askMore.length > 0) return 'moreNeeded';
  if (behaviour.refuse) return 'refused';
  return behaviour.revoke ? 'revoked' : 'granted';
}

/** A fact may have leaves (`family.spouse`): any of them tells it. */
function tells({ tells: paths }: Filed, fact: string): boolean {
  return paths.some((path) => path === fact || path.startsWith(`${fact}.`));
}

function outcomes(
  before: AgencyCase | undefined,
  state: CaseState,
  { version: dossierVersion, issues }: Filed,
  { askMore, contradict }: Behaviour,
): ReportsV1[] {
  const granted: ReportsV1 = { dossierVersion, status: 'granted', ...stating({ ...issues, ...contradict }) };
  switch (state) {
    case 'granted':
      return [granted];
    case 'revoked':
      return [granted, { dossierVersion, status: 'revoked', reason: 'The simulator was told to revoke.' }];
    case 'refused':
      return [{ dossierVersion, status: 'refused', reason: 'The simulator was told to refuse.' }];
    case 'moreNeeded':
      return before?.asked ? [] : [{ dossierVersion, status: 'moreNeeded', asksFor: [...(askMore ?? [])] }];
    default:
      return [];
  }
}

/** Who has no facts to state says nothing of facts: an empty list is none that the contract takes. */
function stating(facts: Filed['issues']): Pick<ReportsV1, 'facts'> {
  return Object.keys(facts).length > 0 ? { facts } : {};
}

function timed(statements: readonly ReportsV1[], { answerTwice, outOfOrder, late }: Behaviour): PlannedReport[] {
  const outcomeMs = late ? LATE_OUTCOME_MS : OUTCOME_MS;
  return statements.map((statement, index) => {
    const happensMs = index === 0 ? RECEIPT_MS : outcomeMs + (index - 1) * REVOKED_AFTER_MS;
    const receiptComesLast = outOfOrder && index === 0 && statements.length > 1;
    const leavesMs = receiptComesLast ? outcomeMs + statements.length * REVOKED_AFTER_MS : happensMs;
    return { statement, happensMs, leavesMs, copies: answerTwice ? 2 : 1 };
  });
}

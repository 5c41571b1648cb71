import type { Appointment, Reach } from '#contracts';
import type { FiledDossier, AgencyReport } from './record.js';

/** What one agency has said so far, read from the set of its reports: no order of arrival can change it. */
export interface ReportSummary {
  /** The latest of granted, refused and revoked, and since when it has been so. */
  decision?: AgencyReport & { status: 'granted' | 'refused' | 'revoked' };
  decidedAt?: string;
  /** The latest request for more, and every fact ever asked for with the latest time at which it was. */
  request?: AgencyReport;
  asked: ReadonlyMap<string, string>;
  appointment?: Appointment;
  /** How far each dossier version is proven to have come. */
  reached: ReadonlyMap<number, Reach>;
}

/** Furthest last. */
const REACHES: readonly Reach[] = ['delivering', 'undeliverable', 'delivered', 'acknowledged'];

export function summarise(said: readonly AgencyReport[], filed: readonly FiledDossier[]): ReportSummary {
  const inOrder = [...said].sort(byTime);
  const reports = inOrder.filter((one) => one.by === 'agency');
  const last = (holds: (one: AgencyReport) => boolean): AgencyReport | undefined => reports.findLast(holds);
  return {
    decision: last(({ status }) => isDecision(status)) as ReportSummary['decision'],
    decidedAt: standsSince(reports.filter(({ status }) => isDecision(status))),
    request: last(({ status }) => status === 'moreNeeded'),
    asked: askedFor(reports),
    appointment: meeting(reports),
    reached: reached(inOrder, filed),
  };
}

/** Whatever comes later counts: another time, or that there is none. */
function meeting(reports: readonly AgencyReport[]): Appointment | undefined {
  let latest: Appointment | undefined;
  for (const { appointment, time: saidAt } of reports) {
    if (appointment === undefined) continue;
    if ('cancelled' in appointment) latest = latest && { ...latest, saidAt, cancelled: true };
    else {
      const isAhead = latest !== undefined && !latest.cancelled && Date.parse(latest.to) > Date.parse(saidAt);
      latest = { ...appointment, saidAt, ...(isAhead && { replaces: true }) };
    }
  }
  return latest;
}

/** The version that a statement answers; without a number, the last one that was filed before it was made. */
export function answeredVersion(one: AgencyReport, filed: readonly FiledDossier[]): number {
  if (one.dossierVersion !== undefined) return one.dossierVersion;
  const before = filed.filter(({ filedAt }) => filedAt < one.time).map(({ version }) => version);
  return Math.max(1, ...before);
}

export function isDecision(status: AgencyReport['status']): boolean {
  return status === 'granted' || status === 'refused' || status === 'revoked';
}

export function byTime(one: AgencyReport, other: AgencyReport): number {
  if (one.time !== other.time) return one.time < other.time ? -1 : 1;
  return one.eventId < other.eventId ? -1 : one.eventId > other.eventId ? 1 : 0;
}

function askedFor(reports: readonly AgencyReport[]): Map<string, string> {
  return new Map(reports.flatMap((one) => (one.asksFor ?? []).map((fact) => [fact, one.time] as const)));
}

/** An agency that confirms its decision for a newer dossier version has decided when it first said so. */
function standsSince(decisions: readonly AgencyReport[]): string | undefined {
  const last = decisions.at(-1);
  const other = decisions.findLastIndex(({ status }) => status !== last?.status);
  return decisions[other + 1]?.time;
}

/** Any word of the agency about a version proves that it was received there; only its own receipt acknowledges it. */
function reached(said: readonly AgencyReport[], filed: readonly FiledDossier[]): Map<number, Reach> {
  const furthest = new Map<number, Reach>();
  for (const one of said) {
    const reach = reachOf(one);
    if (!reach) continue;
    const version = answeredVersion(one, filed);
    const known = furthest.get(version);
    if (!known || REACHES.indexOf(reach) > REACHES.indexOf(known)) furthest.set(version, reach);
  }
  return furthest;
}

function reachOf({ by, status }: AgencyReport): Reach | undefined {
  if (by === 'agency') return status === 'acknowledged' ? 'acknowledged' : 'delivered';
  return status === 'delivering' || status === 'delivered' || status === 'undeliverable' ? status : undefined;
}

import type { AppointmentNotice, Json } from '#contracts';
import type { Filing } from './filing.js';

/** What an agency may use when it decides: all of it is given, so that the same filing is decided the same way. */
export interface Desk {
  /** Counts the agency's cases from 1. */
  readonly caseNumber: number;
  /** Calendar date in Copenhagen. */
  readonly today: string;
  /** Takes the first of these numbers that was not given out, or the one that this case was given before. */
  readonly take: (candidates: Iterable<string>) => Promise<string>;
}

/** What one simulated agency does of its own accord. */
export interface AgencyRules {
  ownReference(desk: Pick<Desk, 'caseNumber' | 'today'>): string;
  /** The facts that it states when it grants. */
  issues(filing: Filing, desk: Desk): Promise<Record<string, Json>>;
  /** Whom it wants to see in person. */
  appointment?(filing: Filing, today: string): AppointmentNotice | undefined;
}

/** An agency without rules of its own takes what it gets and grants it. */
export const anyAgency: AgencyRules = {
  ownReference: ({ caseNumber, today }) => `${today.slice(0, 4)}-${String(caseNumber).padStart(6, '0')}`,
  issues: async () => ({}),
};

/** Half an hour in the morning, some days from now. */
export function morningOf(today: string, days: number): { from: string; to: string } {
  const day = new Date(Date.parse(`${today}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return { from: `${day}T09:00:00.000Z`, to: `${day}T09:30:00.000Z` };
}

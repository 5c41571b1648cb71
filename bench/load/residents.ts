import { Seeded } from './seeded.js';

export interface Resident {
  /** Counts from 0; what is true of a resident follows from it. */
  number: number;
  residentId: string;
  caseId: string;
  applicationId: string;
  householdId: string;
  reference: string;
  submittedAt: number;
}

/** The first resident handed in at this moment, each next one a millisecond later. */
const FIRST_SUBMISSION = Date.UTC(2026, 10, 2, 8);

export function makeResidents(seed: number, count: number): Resident[] {
  const random = new Seeded(seed);
  return Array.from({ length: count }, (_, number) => {
    const submittedAt = FIRST_SUBMISSION + number;
    const id = (): string => random.uuidAt(submittedAt);
    const reference = `AK-BENCH-${String(number).padStart(6, '0')}`;
    return {
      number,
      residentId: id(),
      caseId: id(),
      applicationId: id(),
      householdId: id(),
      reference,
      submittedAt,
    };
  });
}

import type { AgencyRules } from './rules.js';
import { morningOf } from './rules.js';

/** Only a third-country citizen's dossier holds this path: the others get an EU document without an end. */
const THIRD_COUNTRY_ONLY = 'stay.criminalRecord';

export const siri: AgencyRules = {
  ownReference: ({ caseNumber, today }) => `SIM-${today.slice(2, 4)}-${String(caseNumber).padStart(7, '0')}`,
  issues: async ({ data, ...filing }, { today, take }) => ({
    'permit.number': await take(numbers(filing.caseReference)),
    'permit.validFrom': today,
    ...(THIRD_COUNTRY_ONLY in data && { 'permit.validTo': data['stay.intendedEnd'] ?? 'open' }),
  }),
  appointment: ({ data }, today) =>
    THIRD_COUNTRY_ONLY in data
      ? { kind: 'biometrics', place: 'SIRI (simulator), København', ...morningOf(today, 7) }
      : undefined,
};

function* numbers(caseReference: string): Generator<string> {
  for (let again = 0; again < 100; again += 1) yield `SIM${caseReference.replace(/\W/g, '')}${again || ''}`;
}

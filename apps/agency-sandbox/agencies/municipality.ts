import { syntheticCprNumbers } from './cpr-number.js';
import { morningOf, type AgencyRules } from './rules.js';

export const municipality: AgencyRules = {
  ownReference: ({ caseNumber, today }) => `${today.slice(0, 4)}-${String(caseNumber).padStart(5, '0')}-J`,
  /** A number that the person has already is used again, so that nobody gets two. */
  issues: async ({ data }, { caseNumber, take }) => ({
    'identifiers.cprNumber':
      data['identifiers.cprNumber'] ??
      (await take(
        syntheticCprNumbers(data['identity.birthDate'] as string, data['identity.sex'] as string, caseNumber * 7),
      )),
  }),
  appointment: ({ recipient }, today) => ({
    kind: 'attendance',
    place: `Borgerservice (simulator), kommune ${recipient}`,
    ...morningOf(today, 2),
  }),
};

import type { AgencyRules } from './rules.js';

/** Per cent and kroner a month; the example of a main card without deductions. */
const CARD = { withholdingRate: 38, monthlyAllowance: 4_300 };

export const tax: AgencyRules = {
  ownReference: ({ caseNumber, today }) => `SKAT-${today.slice(0, 4)}-${String(caseNumber).padStart(6, '0')}`,
  issues: async ({ data }, { today }) => ({
    'tax.card': { ...CARD, validFrom: later(today, data['employment.startDate']) },
    'tax.liability': 'full',
  }),
};

function later(today: string, start: unknown): string {
  return typeof start === 'string' && start > today ? start : today;
}

import { municipality } from './municipality.js';
import { anyAgency, type AgencyRules } from './rules.js';
import { siri } from './siri.js';
import { tax } from './tax.js';

const known: Readonly<Record<string, AgencyRules>> = { siri, municipality, tax };

/** An agency that came later is played too, by rules that need none of its own. */
export function rulesOf(agency: string): AgencyRules {
  return Object.hasOwn(known, agency) ? (known[agency] ?? anyAgency) : anyAgency;
}

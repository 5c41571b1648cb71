import { agencyName, type Contracts } from '#contracts';
import type { Site } from '#pages';
import type { Settings } from '#settings';

export function siteOf(contracts: Contracts, { sessionIdleMinutes }: Pick<Settings, 'sessionIdleMinutes'>): Site {
  return {
    agencies: contracts.agencies.map((agency) => agencyName(contracts, agency).inside),
    idleSeconds: sessionIdleMinutes * 60,
  };
}

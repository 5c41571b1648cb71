import { contracts, recipientsOf } from '#contracts';
import type { Settings } from '#settings';

/** Every setting of these agencies, looked at before anything is started. @throws SettingError */
export function checkAgencies(settings: Settings, agencies = contracts.agencies): void {
  for (const agency of agencies) {
    settings.eventsTokens(agency, recipientsOf(contracts, agency));
    settings.agencyUrl(agency);
    settings.connectorUrl(agency);
  }
}

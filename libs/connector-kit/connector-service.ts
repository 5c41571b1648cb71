import { startService, type Installation, type Service } from '#service';
import { type Connector } from './connector.js';
import { connectorModule } from './connector.module.js';
import type { ConnectorTuning } from './context.js';
import { connectorTables } from './tables.js';

/** One agency's connector as a service: what it keeps, and how it starts. */
export function connectorService(connector: Connector, tuning?: Partial<ConnectorTuning>): Service {
  return {
    agency: connector.agency,
    schema: connectorTables(connector.agency),
    port: (installation) => connectorPort(installation, connector.agency),
    start: (ground) =>
      startService(ground, {
        schema: connectorTables(connector.agency),
        port: connectorPort(ground, connector.agency),
        messaging: true,
        module: (parts) => connectorModule(connector, parts, tuning),
      }),
  };
}

/** Ports follow the portal's, by the agency's own place. */
export function connectorPort({ settings, contracts }: Installation, agency: string): number {
  return settings.port + contracts.process(agency).place;
}

import { moveClock } from '#clock';
import { connectorPort } from '#connector-kit';
import { MendableError } from '#observability';
import { startService, type Service, type ServiceParts } from '#service';
import { Behaviours } from './behaviour/behaviours.js';
import { takeDocuments } from './documents.js';
import { sandboxModule } from './sandbox.module.js';
import type { SandboxContext } from './context.js';
import { sandboxTables } from './tables.js';

/** Ports follow the portal's: the simulated agencies are a hundred further on. */
const port: Service['port'] = ({ settings }) => settings.port + 100;

/** The simulated agencies as a service; `pace` says how much faster than usual they work. */
export function sandboxService(pace = 1): Service {
  return {
    schema: sandboxTables,
    folder: 'agency-sandbox',
    simulator: true,
    port,
    start: async (ground) => {
      if (ground.settings.production)
        throw new MendableError(
          'SIMULATOR_IN_PRODUCTION',
          'The simulated agencies run in development only. In production set <AGENCY>_URL to the real ones.',
        );
      return startService(ground, {
        schema: sandboxTables,
        port: port(ground),
        messaging: false,
        module: (parts) => sandboxModule(contextOf(parts, pace)),
        prepare: (app, parts) => takeDocuments(app.getHttpAdapter().getInstance(), parts, app.get(Behaviours)),
      });
    },
  };
}

function contextOf(parts: ServiceParts, pace: number): SandboxContext {
  const { dataSource, settings, contracts } = parts;
  const connectors = new Map(
    contracts.agencies.map((agency) => [
      agency,
      settings.connectorUrl(agency) ?? `http://${settings.host}:${connectorPort(parts, agency)}`,
    ]),
  );
  const rowsOf = async (sql: string, values?: unknown[]) => ({
    rows: await dataSource.query<{ ms: number }[]>(sql, values),
  });
  return {
    ...parts,
    pace,
    moveClock: (wish) => moveClock({ query: rowsOf }, wish),
    connectorUrl: (agency) => connectors.get(agency)!,
  };
}

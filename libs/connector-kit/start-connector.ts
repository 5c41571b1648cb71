import { startHttp, type RunningHttp } from '#http';
import { connectMessaging, Messaging } from '#messaging';
import { serviceOf, type Connector } from './connector.js';
import { connectorModule } from './connector.module.js';
import type { Surroundings } from './surroundings.js';

export interface Where {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
}

/** Runs one agency's connector until `close`. What it was given (database, clock) stays the caller's to close. */
export async function startConnector(
  connector: Connector,
  surroundings: Surroundings,
  { host, port }: Where,
): Promise<RunningHttp> {
  let messaging: Messaging | undefined;
  return startHttp(connectorModule(connector, surroundings), {
    service: serviceOf(connector.agency),
    host,
    port,
    logger: surroundings.log,
    health: surroundings.health,
    metrics: surroundings.metrics,
    promises: async () => messaging?.promises() ?? [],
    prepare: async (app) => {
      messaging = app.get(Messaging);
      connectMessaging(app);
      await app.startAllMicroservices();
    },
  });
}

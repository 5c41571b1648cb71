import { Module, type DynamicModule } from '@nestjs/common';
import { recipientsOf } from '#contracts';
import { Messaging } from '#messaging';
import { StoredValues } from '#secrecy';
import type { ServiceParts } from '#service';
import { PortalDocuments } from './client/portal-documents.js';
import type { Connector } from './connector.js';
import { CorrelationStore } from './correlation-store.js';
import { Attempt } from './delivery/attempt.js';
import { Circuit } from './delivery/circuit.js';
import { DeliveryStore } from './delivery/delivery-store.js';
import { DeliveryWorker } from './delivery/delivery-worker.js';
import { TakeInDossiers } from './delivery/take-in-dossiers.js';
import { takeInDossiersHandler } from './delivery/take-in-dossiers.handler.js';
import { ApplyReport } from './inbound/apply-report.js';
import { EventsController } from './inbound/events.controller.js';
import { InboundStore } from './inbound/inbound-store.js';
import { TakeReports } from './inbound/take-reports.js';
import { Unpark } from './inbound/unpark.js';
import { connectorMetrics } from './metrics.js';
import { defaultTuning, CONTEXT, type ConnectorTuning, type ConnectorContext } from './context.js';

@Module({})
class ConnectorModule {}

/** One agency's connector as a Nest module: dossiers in, filings out, reports back. All that differs is `connector`. */
export function connectorModule(
  connector: Connector,
  parts: ServiceParts,
  tuning: Partial<ConnectorTuning> = {},
): DynamicModule {
  return {
    module: ConnectorModule,
    imports: parts.imports,
    controllers: [EventsController, takeInDossiersHandler(connector.agency)],
    providers: [
      {
        provide: CONTEXT,
        useFactory: (messaging: Messaging) =>
          contextOf(connector, { ...parts, messaging, tuning: { ...defaultTuning, ...tuning } }),
        inject: [Messaging],
      },
      {
        provide: ConnectorParts,
        useFactory: (context: ConnectorContext) => new ConnectorParts(context),
        inject: [CONTEXT],
      },
      part(TakeInDossiers, (parts) => parts.takeInDossiers),
      part(TakeReports, (parts) => parts.takeReports),
      part(DeliveryWorker, (parts) => parts.worker),
      part(Unpark, (parts) => parts.unpark),
    ],
  };
}

function contextOf(
  { agency, client, translate }: Connector,
  parts: ServiceParts & Pick<ConnectorContext, 'messaging' | 'tuning'>,
): ConnectorContext {
  const { settings, contracts, tuning } = parts;
  return {
    ...parts,
    agency,
    translate,
    client: client({ url: settings.agencyUrl(agency), answerMs: tuning.answerMs }),
    documents: new PortalDocuments(settings.portalUrl, parts.documentsToken(agency)),
    eventsTokens: settings.eventsTokens(agency, recipientsOf(contracts, agency)),
  };
}

/** How the parts fit together, in the order in which data flows. */
class ConnectorParts {
  readonly takeInDossiers: TakeInDossiers;
  readonly worker: DeliveryWorker;
  readonly takeReports: TakeReports;
  readonly unpark: Unpark;

  constructor(context: ConnectorContext) {
    const values = new StoredValues(context.sealer, context.service);
    const deliveries = new DeliveryStore(values, context.clock, context.hashKey);
    const correlations = new CorrelationStore(values, context.hashKey);
    const inbound = new InboundStore(values, context.clock, context.hashKey);
    const metrics = connectorMetrics(context.metrics, context.dataSource, deliveries, inbound);
    const circuit = new Circuit(context.tuning.concurrency);
    const attempt = new Attempt(context, deliveries, correlations, circuit);
    const apply = new ApplyReport(context, deliveries);
    this.takeInDossiers = new TakeInDossiers(context, deliveries, correlations, metrics);
    this.worker = new DeliveryWorker(context, deliveries, attempt, circuit, metrics);
    this.takeReports = new TakeReports(context, correlations, inbound, apply, metrics);
    this.unpark = new Unpark(context, correlations, inbound, apply, metrics);
    context.health.register('delivery', () => this.worker.check());
  }
}

function part<T>(provide: new (...args: never[]) => T, of: (parts: ConnectorParts) => T) {
  return { provide, useFactory: of, inject: [ConnectorParts] };
}

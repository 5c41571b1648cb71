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
import { defaultTuning, LINE, type ConnectorTuning, type Line } from './surroundings.js';

@Module({})
class ConnectorModule {}

/** One agency's connector as a Nest module: dossiers in, filings out, reports back. All that differs is `connector`. */
export function connectorModule(
  connector: Connector,
  parts: ServiceParts,
  tuning: Partial<ConnectorTuning> = {},
): DynamicModule {
  const line = lineOf(connector, parts, { ...defaultTuning, ...tuning });
  return {
    module: ConnectorModule,
    imports: parts.imports,
    controllers: [EventsController, takeInDossiersHandler(connector.agency)],
    providers: [
      { provide: LINE, useValue: line },
      {
        provide: ConnectorParts,
        useFactory: (messaging: Messaging) => new ConnectorParts(line, messaging),
        inject: [Messaging],
      },
      part(TakeInDossiers, (parts) => parts.takeInDossiers),
      part(TakeReports, (parts) => parts.takeReports),
      part(DeliveryWorker, (parts) => parts.worker),
      part(Unpark, (parts) => parts.unpark),
    ],
  };
}

function lineOf({ agency, client, translate }: Connector, parts: ServiceParts, tuning: ConnectorTuning): Line {
  const { settings, contracts } = parts;
  return {
    ...parts,
    agency,
    translate,
    tuning,
    client: client({ url: settings.agencyUrl(agency), answerMs: tuning.answerMs }),
    documents: new PortalDocuments(settings.portalUrl, parts.documentsToken(agency)),
    eventsTokens: settings.eventsTokens(agency, recipientsOf(contracts, agency)),
  };
}

/** How the parts fit together, in the order in which data flows. */
class ConnectorParts {
  private readonly deliveries: DeliveryStore;
  private readonly correlations: CorrelationStore;
  private readonly inbound: InboundStore;
  readonly takeInDossiers: TakeInDossiers;
  readonly worker: DeliveryWorker;
  readonly takeReports: TakeReports;
  readonly unpark: Unpark;

  constructor(line: Line, messaging: Messaging) {
    const values = new StoredValues(line.sealer, line.service);
    this.deliveries = new DeliveryStore(values, line.clock);
    this.correlations = new CorrelationStore(values);
    this.inbound = new InboundStore(values, line.clock);
    const metrics = connectorMetrics(line.metrics, line.dataSource, this.deliveries, this.inbound);
    const circuit = new Circuit(line.tuning.concurrency);
    const attempt = new Attempt(line, messaging, this.deliveries, this.correlations, circuit);
    const apply = new ApplyReport(line, this.deliveries);
    this.takeInDossiers = new TakeInDossiers(line, this.deliveries, this.correlations, metrics);
    this.worker = new DeliveryWorker(line, this.deliveries, attempt, circuit, metrics);
    this.takeReports = new TakeReports(line, messaging, this.correlations, this.inbound, apply, metrics);
    this.unpark = new Unpark(line, messaging, this.correlations, this.inbound, apply, metrics);
    line.health.register('delivery', () => this.worker.check());
  }
}

function part<T>(provide: new (...args: never[]) => T, of: (parts: ConnectorParts) => T) {
  return { provide, useFactory: of, inject: [ConnectorParts] };
}

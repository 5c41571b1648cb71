export { callOut, NoAnswer } from '#http';
export { Checkpoint } from './checkpoint.js';
export { JsonOverHttp } from './client/json-over-http.js';
export { PortalDocuments } from './client/portal-documents.js';
export {
  type AgencyAddress,
  type AgencyClient,
  type Connector,
  type DocumentSource,
  type Dossier,
  type Handover,
  type NamedDocument,
  type OpenDocument,
  type Receipt,
  type Translation,
  type Withdrawal,
} from './connector.js';
export { connectorPort, connectorService } from './connector-service.js';
export { AgencyUnavailable, DocumentUnavailable, FilingRejected } from './errors.js';
export { KeptReports } from './inbound/kept-reports.js';
export { plainConnector } from './same-form.js';
export type { ConnectorTuning } from './surroundings.js';

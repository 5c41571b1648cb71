export { Checkpoint } from './checkpoint.js';
export { JsonOverHttp } from './client/json-over-http.js';
export { PortalDocuments } from './client/portal-documents.js';
export {
  serviceOf,
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
export { connectorModule } from './connector.module.js';
export { AgencyUnavailable, DocumentUnavailable, FilingRejected } from './errors.js';
export { plainConnector } from './same-form.js';
export { startConnector } from './start-connector.js';
export type { ConnectorTuning, Surroundings } from './surroundings.js';
export { connectorTables } from './tables.js';

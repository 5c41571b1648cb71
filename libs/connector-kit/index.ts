export { JsonOverHttp } from './client/json-over-http.js';
export type { AgencyAddress, AgencyClient } from './connector.js';
export { connectorPort, connectorService } from './connector-service.js';
export { KeptReports } from './inbound/kept-reports.js';
export type { ConnectorTuning } from './context.js';

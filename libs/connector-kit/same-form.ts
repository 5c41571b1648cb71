import type { Connector, Translation } from './connector.js';
import { JsonOverHttp } from './client/json-over-http.js';

/** The form of an agency that takes dossiers as they are. */
export const sameForm: Translation = {
  filing: ({ reference, ...dossier }) => ({ caseReference: reference, claims: [], ended: [], ...dossier }),
  withdrawal: ({ reference, ...withdrawal }) => ({ caseReference: reference, ...withdrawal }),
  report: (said) => said,
};

/** A connector for an agency that brings nothing of its own: dossiers as they are, JSON over HTTP. */
export function plainConnector(agency: string): Connector {
  return { agency, client: (address) => new JsonOverHttp(address), translate: sameForm };
}

import { connectorService, JsonOverHttp, type ConnectorTuning } from '#connector-kit';

/** The connector of an agency that brings nothing of its own: dossiers as they are, JSON over HTTP. */
export function plainConnector(agency: string, tuning?: Partial<ConnectorTuning>) {
  return connectorService(
    {
      agency,
      client: (address) => new JsonOverHttp(address),
      translate: {
        filing: ({ reference, ...dossier }) => ({ caseReference: reference, claims: [], ended: [], ...dossier }),
        withdrawal: ({ reference, ...withdrawal }) => ({ caseReference: reference, ...withdrawal }),
        report: (said) => said,
      },
    },
    tuning,
  );
}

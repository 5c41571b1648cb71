import { documentsToken, serviceKey } from '#secrecy';

/** What services prove themselves with, and key their hashes with. */
export interface Keys {
  /** A service's own key, 32 bytes: its hashes and the credentials that it gives out follow from it. */
  readonly keyOf: (service: string) => Buffer;
  /** What the connector of an agency shows the portal when it reads documents. */
  readonly documentsToken: (agency: string) => string;
}

/** All keys of an installation, for who holds its secret: what runs all services, or starts them. */
export function keysFrom(secret: Buffer): Keys {
  const keyOf = (service: string): Buffer => Buffer.from(serviceKey(secret, service), 'hex');
  return { keyOf, documentsToken: (agency) => documentsToken(keyOf('portal'), agency) };
}

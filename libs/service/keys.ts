import { documentsToken, serviceKey } from '#secrecy';
import { mapSecret, type Secret } from '#settings';

/** What services prove themselves to each other with. */
export interface Keys {
  /** The portal's own key, 32 bytes: what it lets connectors in by follows from it. */
  readonly portalKey: () => Secret<Buffer>;
  /** What the connector of an agency shows the portal when it reads documents. */
  readonly documentsToken: (agency: string) => Secret;
}

/** All keys of an installation, for who holds its secret: what runs all services, or starts them. */
export function keysFrom(secret: Secret<Buffer>): Keys {
  const portalKey = mapSecret(secret, (one) => Buffer.from(serviceKey(one, 'portal'), 'hex'));
  return {
    portalKey: () => portalKey,
    documentsToken: (agency) => mapSecret(portalKey, (key) => documentsToken(key, agency)),
  };
}

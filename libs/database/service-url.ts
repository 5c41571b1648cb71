/** The URL with which a service logs in: the owner's, with the service's role and its password (derived from `secret`). */
export function serviceUrl(ownerUrl: string, service: string, secret: Buffer): string {
  throw new Error(`not yet: ${ownerUrl.length} ${service} ${secret.length}`);
}

import { createHmac } from 'node:crypto';

/** The schema of a service unless it says otherwise: `agency-sandbox` keeps `agency_sandbox`. */
export function schemaOf(service: string): string {
  return service.replaceAll('-', '_');
}

/** Derived from the owner's, so that nobody has to hand it on; tells nothing about the owner's. */
export function servicePassword(ownerUrl: string, service: string): string {
  return createHmac('sha256', decodeURIComponent(new URL(ownerUrl).password))
    .update(`role:${service}`)
    .digest('hex');
}

/** The URL with which a service logs in after `provision`: the owner's, with the service's own role and password. */
export function serviceUrl(ownerUrl: string, service: string): string {
  const url = new URL(ownerUrl);
  url.username = schemaOf(service);
  url.password = servicePassword(ownerUrl, service);
  return url.toString();
}

import type { Log } from '#observability';
import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/** What a proxy adds to what it passes on: RFC 7239, RFC 9110 section 7.6.3, and what many add instead. */
const ADDED_BY_PROXIES =
  /^(?:forwarded|via|x-(?:forwarded|original|envoy)-.+|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip)$/;

export function isPassedOn(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some((name) => name.startsWith('x-forwarded') || ADDED_BY_PROXIES.test(name));
}

/** Said once: whoever runs a proxy has to hear that all behind it count as one. */
export function warnOfUnknownProxy(server: FastifyInstance, logger: Log): void {
  let wasSaid = false;
  server.addHook('onRequest', async ({ headers }) => {
    if (wasSaid || headers['x-forwarded-for'] === undefined) return;
    wasSaid = true;
    logger.warn(
      'X-Forwarded-For counts nothing, since TRUSTED_PROXIES names no proxy: all who come through one count as one',
    );
  });
}

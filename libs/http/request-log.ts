import type { Log, Metrics } from '#observability';
import type { FastifyInstance } from 'fastify';

/** Seconds; the last ones are uploads of 20 MB and a database that comes back. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** Operators poll these; a line each would bury the rest. */
const SILENT = new Set(['/health/live', '/health/ready', '/metrics']);

/**
 * One line a request: its method, the pattern of its route and how it ended. Addresses, headers and bodies may hold a
 * person's data or a token and are never written.
 */
export function logRequests(server: FastifyInstance, logger: Log, metrics: Metrics): void {
  const labels = ['method', 'route', 'status'];
  const seconds = metrics.histogram('http_request_seconds', 'How long HTTP requests took.', BUCKETS, labels);
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    seconds.observe({ method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    const ms = Math.round(reply.elapsedTime);
    if (!SILENT.has(route))
      logger.info({ method, route, status: reply.statusCode, ms, request: request.id }, 'answered');
    done();
  });
}

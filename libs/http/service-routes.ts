import type { Health, Metrics } from '#observability';
import type { FastifyInstance } from 'fastify';
import { operatorsOnly, type Accepted } from './operators-only.js';

export interface ServiceRoutes {
  health: Health;
  metrics: Metrics;
  /** Per topic and partition how its messages ended, where the service reads any. */
  promises?: () => Promise<unknown>;
  /** What operators show who ask from another machine; undefined: none of them is answered. */
  operatorToken?: Accepted | undefined;
}

/** What every service answers at the root of its port, for operators and orchestrators. */
export function serveServiceRoutes(server: FastifyInstance, routes: ServiceRoutes): void {
  const { health, metrics, promises } = routes;
  const onRequest = operatorsOnly(routes.operatorToken);
  server.get('/health/live', async () => ({ live: true }));
  server.get('/health/ready', async (_request, reply) => {
    const report = await health.report();
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  server.get('/metrics', { onRequest }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  if (promises) server.get('/promises', { onRequest }, async () => promises());
}

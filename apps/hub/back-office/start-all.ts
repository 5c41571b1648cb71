import type { RunningHttp } from '#http';
import type { Ground, Service } from '#service';

/** All or none: when one cannot start, those that did are ended. */
export async function startAll(services: readonly Service[], ground: Ground): Promise<RunningHttp[]> {
  const results = await Promise.allSettled(services.map((service) => service.start(ground)));
  const running = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return running;
  await Promise.all(running.map((service) => service.close()));
  throw failed.reason;
}

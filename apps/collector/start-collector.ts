import type { RunningHttp } from '#http';
import { startService, type Ground } from '#service';
import { CollectorModule } from './collector.module.js';

/** Ports follow the portal's: the collector is ten further on. */
const PORT_OFFSET = 10;

export function startCollector(ground: Ground): Promise<RunningHttp> {
  return startService(ground, {
    service: 'collector',
    port: ground.settings.port + PORT_OFFSET,
    messaging: true,
    module: (parts) => CollectorModule.of(parts),
  });
}

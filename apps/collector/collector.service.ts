import { startService, type Service } from '#service';
import { CollectorModule } from './collector.module.js';
import { collectorSchema } from './collector.schema.js';

/** Ports follow the portal's: the collector is ten further on. */
const PORT_OFFSET = 10;

export const collector: Service = {
  schema: collectorSchema,
  start: (ground) =>
    startService(ground, {
      service: 'collector',
      port: ground.settings.port + PORT_OFFSET,
      messaging: true,
      module: (parts) => CollectorModule.of(parts),
    }),
};

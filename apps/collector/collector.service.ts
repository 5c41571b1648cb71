import { startService, type Service } from '#service';
import { CollectorModule } from './collector.module.js';
import { collectorSchema } from './collector.schema.js';

const port: Service['port'] = ({ settings }) => settings.collectorPort;

export const collector: Service = {
  schema: collectorSchema,
  port,
  start: (ground) =>
    startService(ground, {
      schema: collectorSchema,
      port: port(ground),
      messaging: true,
      module: (parts) => CollectorModule.of(parts),
    }),
};

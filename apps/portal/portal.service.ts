import { startService, type Service } from '#service';
import { serveOpenApi } from './openapi/serve-openapi.js';
import { PortalModule } from './portal.module.js';
import { portalSchema } from './portal.schema.js';

export const portal: Service = {
  schema: portalSchema,
  port: ({ settings }) => settings.port,
  start: (ground) =>
    startService(ground, {
      service: 'portal',
      port: ground.settings.port,
      multipart: true,
      messaging: true,
      module: (parts) => PortalModule.of(parts),
      prepare: (app) => serveOpenApi(app),
    }),
};

import { startService, type Service } from '#service';
import { serveOpenApi } from './api/openapi/serve-openapi.js';
import { Assets } from '#pages';
import { problemPage } from './pages/problem/problem-page.js';
import { siteOf } from './pages/visit/site.js';
import { PortalModule } from './portal.module.js';
import { Cookies } from './access/cookies.js';
import { EraseWhatIsDue } from './erasure/erase-what-is-due.js';
import { portalSchema } from './portal.schema.js';

export const portal: Service = {
  schema: portalSchema,
  port: ({ settings }) => settings.port,
  start: (ground) => {
    const assets = new Assets();
    return startService(ground, {
      schema: portalSchema,
      port: ground.settings.port,
      forms: true,
      messaging: true,
      module: (parts) => PortalModule.of(parts, assets),
      problemPage: problemPage(
        assets,
        siteOf(ground.contracts, ground.settings),
        ground.clock,
        new Cookies(ground.settings),
      ),
      prepare: async (app) => {
        serveOpenApi(app);
        await app.get(EraseWhatIsDue).shutOutReturned();
      },
    });
  },
};

import { connectorService } from '#connector-kit';
import { client } from './client/client.js';
import { filing, report, withdrawal } from './translate/form.js';

export const municipalityConnector = connectorService({
  agency: 'municipality',
  client,
  translate: { filing, withdrawal, report },
});

import { connectorService } from '#connector-kit';
import { client } from './client/client.js';
import { filing, report, withdrawal } from './translate/form.js';

export const taxConnector = connectorService({
  agency: 'tax',
  client,
  translate: { filing, withdrawal, report },
});

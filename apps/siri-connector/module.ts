import { connectorService } from '#connector-kit';
import { client } from './client/client.js';
import { filing, report, withdrawal } from './translate/form.js';

export const siriConnector = connectorService({
  agency: 'siri',
  client,
  translate: { filing, withdrawal, report },
});

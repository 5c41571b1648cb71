import { contracts } from '#contracts';
import type { Settings } from '#settings';
import { join } from 'node:path';

/** What somebody at the terminal needs to know; everything else is in the log. */
export function banner(settings: Settings, databaseFolder: string | undefined): string {
  const at = (offset: number): string => `http://${settings.host}:${settings.port + offset}`;
  const connectors = contracts.agencies.map((agency) =>
    line(`${agency} connector`, `${at(contracts.process(agency).place)}/api/v1/events${tokenHint(settings, agency)}`),
  );
  return [
    '',
    'Ankomst is ready: one combined application, every authority.',
    '',
    line('Portal', at(0)),
    line('API description', `${at(0)}/api/v1/openapi.json`),
    ...connectors,
    ...(settings.production ? [] : [line('Simulated agencies', `${at(100)} (no real authority is reached)`)]),
    ...(settings.production || settings.smtpUrl
      ? []
      : [line('Mails', `${join(settings.dataDir, 'mail')} (no mail is sent)`)]),
    line('Data', databaseFolder ?? 'the database that DATABASE_URL names'),
    '',
    'Stop with Ctrl-C. What has been handed in is kept.',
    '',
  ].join('\n');
}

function line(what: string, value: string): string {
  return `  ${what.padEnd(24)}${value}`;
}

/** Development defaults are no secret, and an integrator needs them. What was set is never shown. */
function tokenHint(settings: Settings, agency: string): string {
  const token = settings.eventsToken(agency);
  return token.startsWith('development-token') ? `  Authorization: Bearer ${token}` : '';
}

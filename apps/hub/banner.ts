import { contracts, recipientsOf } from '#contracts';
import type { Settings } from '#settings';

const { agencies } = contracts;

interface Started {
  /** Of a database that was started here. */
  readonly databaseFolder: string | undefined;
  /** Services that were left out. */
  readonly without?: readonly string[];
}

/** What somebody at the terminal needs to know; everything else is in the log. */
export function banner(settings: Settings, { databaseFolder, without = [] }: Started): string {
  const at = (offset: number): string => `http://${settings.host}:${settings.port + offset}`;
  const connectors = agencies
    .filter((agency) => !leftOut(agency, without))
    .map((agency) =>
      line(`${agency} connector`, `${at(contracts.process(agency).place)}/api/v1/events${tokenHint(settings, agency)}`),
    );
  return [
    '',
    'Ankomst is ready: one combined application, every authority.',
    '',
    line('Portal', at(0)),
    line('API description', `${at(0)}/api/v1/openapi.json`),
    ...connectors,
    ...systems(settings, without),
    ...(settings.production || settings.smtpUrl ? [] : [line('Mails', `${settings.mailDir} (no mail is sent)`)]),
    line('Data', databaseFolder ?? 'the database that DATABASE_URL names'),
    '',
    'Stop with Ctrl-C. What has been handed in is kept.',
    '',
  ].join('\n');
}

/** Where applications really go: what is played here, then each agency whose address was set, and each that has no connector. */
function systems(settings: Settings, without: readonly string[]): string[] {
  const isPlayed = (agency: string): boolean => settings.isSimulated(agency) && !without.includes('sandbox');
  const connected = agencies.filter((agency) => !leftOut(agency, without));
  const simulated = connected.filter(isPlayed);
  const all = simulated.length === agencies.length ? '; no real authority is reached' : '';
  return [
    ...(simulated.length > 0
      ? [line('Simulated agencies', `${settings.sandboxUrl} (${simulated.join(', ')}${all})`)]
      : []),
    ...connected
      .filter((agency) => !isPlayed(agency))
      .map((agency) =>
        line(`${agency}, as configured`, `${originOf(settings.agencyUrl(agency))} (not simulated here)`),
      ),
    ...agencies
      .filter((agency) => leftOut(agency, without))
      .map((agency) => line(`${agency}, left out`, 'its connector does not run: whoever takes its place is reached')),
  ];
}

function leftOut(agency: string, without: readonly string[]): boolean {
  return without.includes(`${agency}-connector`);
}

/** Without the path, and without what else an address may hold. */
function originOf(address: string): string {
  return new URL(address).origin;
}

function line(what: string, value: string): string {
  return `  ${what.padEnd(29)}${value}`;
}

/** Development defaults are no secret, and an integrator needs them. What was set is never shown. */
function tokenHint(settings: Settings, agency: string): string {
  const { forAll, forOne } = settings.eventsTokens(agency, recipientsOf(contracts, agency));
  const token = (forAll ?? [...forOne.values()][0])?.current ?? '';
  return token.startsWith('development-token') ? `  Authorization: Bearer ${token}` : '';
}

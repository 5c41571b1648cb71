import { readSettings } from '#settings';

/** Every setting that is read, by its full name; a secret may come from `<NAME>_FILE` too. */
export function settingsRead(agencies: readonly string[]): string[] {
  const names = new Set<string>();
  const env: NodeJS.ProcessEnv = new Proxy(
    {},
    { get: (_none, name: string) => (names.add(name), name === 'KAFKA_BROKERS' ? 'kafka:9092' : undefined) },
  );
  const settings = readSettings(env);
  settings.kafka('portal');
  for (const agency of agencies) {
    settings.eventsTokens(agency, ['one', 'other']);
    settings.agencyUrl(agency);
    settings.connectorUrl(agency);
  }
  return [...names].filter((name) => !name.endsWith('_FILE'));
}

import { fixedSecret, secret, type Secret } from './changing-secret.js';
import { oneToken, SettingError, settingPrefix, type Read } from './table.js';

/** What the systems of an agency's organisations show when they send events. */
export interface EventsTokens {
  /** Speaks for each of several: in development only. */
  readonly forAll?: Secret;
  /** By organisation what speaks for that one alone. */
  readonly forOne: ReadonlyMap<string, Secret>;
}

interface Reading {
  readonly env: NodeJS.ProcessEnv;
  readonly read: Read;
  readonly production: boolean;
}

/**
 * An agency of one organisation has one token, `<AGENCY>_EVENTS_TOKEN`. Where there are several, each has its own, with its
 * code behind; the token without a code speaks for all of them, and is for development.
 */
export function readEventsTokens(reading: Reading, agency: string, recipients: readonly string[]): EventsTokens {
  const name = `${settingPrefix(agency)}_EVENTS_TOKEN`;
  const shared = reading.read(name, secret(oneToken)) ?? (reading.production ? undefined : developmentToken(agency));
  const forOne = tokensByRecipient(reading, name, recipients);
  const [only, ...more] = recipients;
  if (only !== undefined && more.length === 0) return { forOne: new Map([[only, shared ?? missing(name)]]) };
  if (!reading.production) return { forOne, ...(shared !== undefined && { forAll: shared }) };
  if (shared !== undefined)
    throw new SettingError(
      name,
      `speaks for every organisation of this kind, which is for development. Set ${name}_<code> for each in its place.`,
    );
  if (forOne.size === 0) missing(`${name}_${settingPrefix(only ?? '')}`);
  return { forOne };
}

function developmentToken(agency: string): Secret {
  return fixedSecret(`development-token-of-${agency}`);
}

function missing(name: string): never {
  throw new SettingError(name, 'must be set in production: the secret that this agency shows when it sends events.');
}

function tokensByRecipient({ env, read }: Reading, name: string, recipients: readonly string[]): Map<string, Secret> {
  const codes = new Map(recipients.map((recipient) => [settingPrefix(recipient), recipient]));
  const given = Object.keys(env).filter((one) => one.startsWith(`${name}_`) && one !== `${name}_FILE`);
  const settings = new Set(given.map((one) => one.replace(/_FILE$/, '')));
  const tokens = new Map<string, Secret>();
  for (const setting of [...settings].sort()) {
    const recipient = codes.get(setting.slice(name.length + 1));
    if (recipient === undefined || recipients.length === 1)
      throw new SettingError(setting, `ends with no code of an organisation that has a token of its own. Take it out.`);
    const token = read(setting, secret(oneToken));
    if (token === undefined) continue;
    if ([...tokens.values()].some(({ accepted }) => accepted.some((one) => token.accepted.includes(one))))
      throw new SettingError(setting, 'is the token of another too. Make one for each: openssl rand -hex 32');
    tokens.set(recipient, token);
  }
  return tokens;
}

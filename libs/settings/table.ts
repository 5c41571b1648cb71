import { MendableError } from '#observability';

/** A wrong setting: the sentence names it, says what it takes and what to do. It never shows a secret's value. */
export class SettingError extends MendableError<'SETTING'> {
  constructor(
    readonly setting: string,
    sentence: string,
  ) {
    super('SETTING', `${setting} ${sentence}`);
  }
}

/** How one setting is read: `parse` gets the text that was given, or `undefined`, and the file it is from; it throws a SettingError. */
export interface Setting<T> {
  parse(name: string, given: string | undefined, file?: string): T;
  /** A secret may also come from the file that `<NAME>_FILE` names. */
  secret?: boolean;
}

const LEAST_CHARACTERS = 32;

export type Read = <T>(name: string, setting: Setting<T>) => T;

export function text(fallback: string): Setting<string> {
  return { parse: (_name, given) => given ?? fallback };
}

export function optionalText(): Setting<string | undefined> {
  return { parse: (_name, given) => given };
}

export function secretText(): Setting<string | undefined> {
  return { secret: true, parse: (_name, given) => given };
}

/** What somebody shows to be let in. */
export function oneToken(name: string, given: string): string {
  if (given.length >= 16) return given;
  throw new SettingError(name, 'takes a secret of at least 16 characters. Make one with: openssl rand -hex 32');
}

/** What others are made from. */
export function oneSecret(name: string, given: string): string {
  if (given.length >= LEAST_CHARACTERS) return given;
  throw new SettingError(name, `takes at least ${LEAST_CHARACTERS} characters. Make one with: openssl rand -hex 32`);
}

/** 32 bytes in hexadecimal digits. */
export function oneKey(name: string, given: string): Buffer {
  if (/^[\da-f]{64}$/i.test(given)) return Buffer.from(given, 'hex');
  throw new SettingError(name, 'takes 64 hexadecimal digits. "npm run secrets" makes it.');
}

export function oneOf<T extends string>(choices: readonly T[], fallback: T): Setting<T> {
  return {
    parse(name, given = fallback) {
      const choice = choices.find((known) => known === given);
      if (!choice)
        throw new SettingError(
          name,
          `takes one of ${choices.join(', ')}. Set one of them, or leave it out for ${fallback}.`,
        );
      return choice;
    },
  };
}

export function portNumber(fallback: number): Setting<number> {
  return {
    parse(name, given = String(fallback)) {
      const port = /^\d{1,5}$/.test(given) ? Number(given) : NaN;
      if (!(port >= 1 && port <= 65_000)) {
        throw new SettingError(
          name,
          `takes a port from 1 to 65000 (the services take others from there on). Set for example ${fallback}.`,
        );
      }
      return port;
    },
  };
}

export function wholeNumber(least: number, most: number, fallback: number): Setting<number> {
  return {
    parse(name, given = String(fallback)) {
      const number = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
      if (number >= least && number <= most) return number;
      throw new SettingError(
        name,
        `takes a whole number from ${least} to ${most}. Set one, or leave it out for ${fallback}.`,
      );
    },
  };
}

/** Where something is reached, with the login that belongs to it. */
export function oneUrl(protocols: readonly string[], example: string): (name: string, given: string) => string {
  return (name, given) => {
    const parsed = parsedUrl(given);
    if (!parsed || !protocols.includes(parsed.protocol))
      throw new SettingError(name, `takes an address such as ${example}.`);
    return given;
  };
}

/** Where somebody listens, to which paths are added. A credential in it would stand in logs and go along with every call. */
export function webAddress(example: string): Setting<string | undefined> {
  const any = oneUrl(['http:', 'https:'], example);
  return {
    secret: true,
    parse(name, given) {
      const address = given === undefined ? undefined : any(name, given);
      const { username = '', password = '', search = '', hash = '' } = address === undefined ? {} : new URL(address);
      if (`${username}${password}` !== '')
        throw new SettingError(name, `takes an address without user and password, such as ${example}. Take them out.`);
      if (`${search}${hash}` !== '')
        throw new SettingError(
          name,
          `takes an address without "?" and "#", such as ${example}. Take what follows out.`,
        );
      return address;
    },
  };
}

/** `job-centre` → `JOB_CENTRE`. */
export function settingPrefix(agency: string): string {
  return agency.toUpperCase().replaceAll('-', '_');
}

function parsedUrl(given: string): URL | undefined {
  return URL.canParse(given) ? new URL(given) : undefined;
}

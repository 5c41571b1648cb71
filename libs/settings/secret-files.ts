import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { secret, type Secret } from './changing-secret.js';
import { secretFile } from './secret.js';
import type { Settings } from './settings.js';
import { oneSecret, oneToken, SettingError } from './table.js';

/** What is known of a secret without showing it. */
export interface SecretOrigin {
  readonly name: string;
  /** Unset: it stands in the environment. */
  readonly file?: string;
  /** When the file was last written. */
  readonly changedAt?: Date;
  /** While it is changed there are two. */
  readonly values: number;
}

const SECRETS =
  /^(SECRET|SERVICE_KEY|DOCUMENTS_TOKEN|AUDITOR_TOKEN|OPERATOR_TOKEN|KEY_SERVICE_TOKEN|KAFKA_PASSWORD|DATABASE_URL|SMTP_URL|[A-Z\d_]+_EVENTS_TOKEN(_[A-Z\d_]+)?)$/;
/** Those that somebody shows us, or that others are made from: whatever is random will do. */
const OURS = /^(SECRET|AUDITOR_TOKEN|OPERATOR_TOKEN|[A-Z\d_]+_EVENTS_TOKEN(_[A-Z\d_]+)?)$/;

/** Where the file of a secret is found. */
type Where = Pick<Settings, 'keysDir' | 'production'> & { readonly env?: NodeJS.ProcessEnv };

/** Every secret that is set, by name. @param own files of secrets that no setting names */
export function secretsSet(own: Readonly<Record<string, string>> = {}, env = process.env): SecretOrigin[] {
  const set = Object.entries(env).flatMap(([setting, value]) => {
    const isFile = setting.endsWith('_FILE');
    const name = setting.replace(/_FILE$/, '');
    if (!SECRETS.test(name) || !value || (isFile && env[name])) return [];
    return [isFile ? originOf(name, value) : { name, values: countLines(value) }];
  });
  const others = Object.entries(own).filter(([name]) => !set.some((one) => one.name === name));
  return [...set, ...others.map(([name, file]) => originOf(name, file))].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Puts a new secret before the one of now in its file: it is shown from now on, and both are taken. Whole or not at all.
 * @throws SettingError where it is no secret of ours to make, stands in no file, or is being changed already
 */
export function beginChange(name: string, settings: Where): void {
  const file = fileOf(name, settings);
  const { accepted } = readOurs(name, file);
  if (accepted.length > 1)
    throw new SettingError(name, `is being changed already. End that first: npm run keys -- end --secret ${name}`);
  write(file!, `${randomBytes(32).toString('hex')}\n${accepted[0]}`);
}

/** Takes the one before out: it is taken no longer. Resolves to whether there was one. @throws SettingError as above */
export function endChange(name: string, settings: Where): boolean {
  const file = fileOf(name, settings);
  const found = readOurs(name, file);
  if (found.accepted.length === 1) return false;
  write(file!, found.current);
  return true;
}

/** Development keeps its own with the keys. */
function fileOf(name: string, settings: Where): string | undefined {
  const { env = process.env, production } = settings;
  if (env[name]) return undefined;
  return env[`${name}_FILE`] ?? (name === 'SECRET' && !production ? secretFile(settings) : undefined);
}

function readOurs(name: string, file: string | undefined): Secret {
  if (!OURS.test(name))
    throw new SettingError(name, 'is not made here: change it where it comes from, and then in its file.');
  if (file === undefined)
    throw new SettingError(name, `has to stand in a file to be changed while the hub runs: set ${name}_FILE.`);
  return secret(name === 'SECRET' ? oneSecret : oneToken).parse(name, readFile(name, file))!;
}

function readFile(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new SettingError(`${name}_FILE`, `names a file that cannot be read (${file}). Check the path.`);
  }
}

/** As readable as it was. */
function write(file: string, content: string): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${content}\n`, { mode: 0o600, flush: true });
  chmodSync(draft, statSync(file).mode & 0o777);
  renameSync(draft, file);
}

function originOf(name: string, file: string): SecretOrigin {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return { name, file, values: 0 };
  return { name, file, changedAt: found.mtime, values: countLines(readFile(name, file)) };
}

/** A file with a certificate or a key counts as one. */
function countLines(text: string): number {
  return text.includes('-----BEGIN') ? 1 : text.split('\n').filter((line) => line.trim() !== '').length;
}

import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { secret, type Secret } from './changing-secret.js';
import { readEntrance, type EntranceSettings } from './entrance.js';
import { readEventsTokens, type EventsTokens } from './events-tokens.js';
import { readKafka, readReplication, type KafkaConnection } from './kafka.js';
import { readMail, type MailSettings } from './mail.js';
import {
  oneKey,
  oneOf,
  oneSecret,
  oneToken,
  oneUrl,
  optionalText,
  portNumber,
  SettingError,
  settingPrefix,
  text,
  webAddress,
  wholeNumber,
  type Read,
  type Setting,
} from './table.js';

export interface Settings extends MailSettings, EntranceSettings {
  /** The address that servers bind to. */
  host: string;
  /** The portal's port; the other services' follow it (connectors +1…, collector +10, sandbox +100). */
  port: number;
  /** Where the embedded database and documents are kept (absolute). */
  dataDir: string;
  /** Where what opens them is kept, and the development secret (absolute): apart from the data and its backups. */
  keysDir: string;
  /** A key service that holds the key-encryption keys; undefined: files in `keysDir`. */
  keyService: { url: string; token: Secret } | undefined;
  /** Where development puts mails as files (absolute): they have left the hub, so they lie apart from what it keeps. */
  mailDir: string;
  /** With less room than this left on its disk, in megabytes, a service is not ready. */
  diskReserveMb: number;
  /** The collector's own port, where a second one of them runs beside the first. */
  collectorPort: number;
  /** An existing PostgreSQL: for what runs all services its owner, for one service its own role. Unset: the embedded one. */
  databaseUrl: string | undefined;
  /** The same as its file says it now: passwords change while we run. */
  databaseLogin: Secret | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  production: boolean;
  /** The secret that keyed hashes and derived credentials come from, as it was given; see `loadSecret`. */
  secret: Secret | undefined;
  /** The portal's own key, where it is a process of its own (32 bytes): what it lets connectors in by follows from it. */
  serviceKey: Secret<Buffer> | undefined;
  /** What a connector shows the portal, where it is a process of its own. */
  documentsToken: Secret | undefined;
  /** What auditors show the collector; undefined: it answers none. */
  auditorToken: Secret | undefined;
  /** Where connectors fetch documents. */
  portalUrl: string;
  /** Where the simulated agencies listen. */
  sandboxUrl: string;
  /** How many copies Kafka keeps of each topic that is made. */
  kafkaReplication: number;
  /** How this service reaches Kafka; undefined: events travel through the PostgreSQL log. */
  kafka(service: string): KafkaConnection | undefined;
  /** What the systems of these organisations of an agency show. Development has a default, which the start banner names. */
  eventsTokens(agency: string, recipients: readonly string[]): EventsTokens;
  /** Where an agency's system listens; the simulated one unless set. */
  agencyUrl(agency: string): string;
  /** Whether that is the simulated one. */
  isSimulated(agency: string): boolean;
  /** Where the simulated agency finds this agency's connector, if not beside itself. */
  connectorUrl(agency: string): string | undefined;
}

/** Whoever copies the data would copy the keys with it, and what was written to people. */
function readFolders(read: Read): Pick<Settings, 'dataDir' | 'keysDir' | 'mailDir'> {
  const dataDir = resolve(read('DATA_DIR', text('.data')));
  const keysDir = resolve(read('KEYS_DIR', text('.keys')));
  const mailDir = resolve(read('MAIL_DIR', text(`${dataDir}-mail`)));
  const holds = (outer: string, inner: string): boolean => `${inner}${sep}`.startsWith(`${outer}${sep}`);
  if (holds(dataDir, keysDir) || holds(keysDir, dataDir))
    throw new SettingError(
      'KEYS_DIR',
      'takes a folder outside DATA_DIR, and not one around it: keys lie apart from data.',
    );
  if (holds(dataDir, mailDir))
    throw new SettingError('MAIL_DIR', 'takes a folder outside DATA_DIR: mails hold addresses that anybody can read.');
  return { dataDir, keysDir, mailDir };
}

function readKeyService(read: Read): Settings['keyService'] {
  const url = read('KEY_SERVICE_URL', webAddress('http://127.0.0.1:8200'));
  const token = read('KEY_SERVICE_TOKEN', secret(oneToken));
  if (url === undefined) return undefined;
  if (token !== undefined) return { url, token };
  throw new SettingError('KEY_SERVICE_TOKEN', 'must be set with KEY_SERVICE_URL: what is shown to the key service.');
}

/**
 * Reads and checks every setting; called once, at start.
 * @throws SettingError for the first wrong one, with a sentence that says what to do.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const read: Read = (name, setting) => readGiven(env, name, setting);
  const production = read('NODE_ENV', oneOf(['development', 'test', 'production'], 'development')) === 'production';
  const host = read('HOST', text('127.0.0.1'));
  const port = read('PORT', portNumber(3000));
  const databaseLogin = read(
    'DATABASE_URL',
    secret(oneUrl(['postgres:', 'postgresql:'], 'postgres://owner:password@127.0.0.1:5432/ankomst')),
  );
  const sandboxUrl = read('SANDBOX_URL', webAddress('http://127.0.0.1:3100')) ?? `http://${host}:${port + 100}`;
  return {
    host,
    port,
    collectorPort: read('COLLECTOR_PORT', portNumber(port + 10)),
    ...readFolders(read),
    keyService: readKeyService(read),
    diskReserveMb: read('DISK_RESERVE_MB', wholeNumber(0, 100_000_000, 64)),
    databaseUrl: databaseLogin?.current,
    databaseLogin,
    logLevel: read('LOG_LEVEL', oneOf(['fatal', 'error', 'warn', 'info', 'debug'], 'info')),
    production,
    secret: read('SECRET', secret(oneSecret)),
    serviceKey: read('SERVICE_KEY', secret(oneKey)),
    documentsToken: read('DOCUMENTS_TOKEN', secret(oneToken)),
    auditorToken: read('AUDITOR_TOKEN', secret(oneToken)),
    portalUrl: read('PORTAL_URL', webAddress('http://127.0.0.1:3000')) ?? `http://${host}:${port}`,
    sandboxUrl,
    ...readMail(read, production, `http://${host}:${port}`),
    ...readEntrance(read),
    kafkaReplication: readReplication(read, production),
    kafka: (service) => readKafka(read, service),
    eventsTokens: (agency, recipients) => readEventsTokens({ env, read, production }, agency, recipients),
    isSimulated(agency) {
      return !production && this.agencyUrl(agency) === simulatedUrl(sandboxUrl, agency);
    },
    agencyUrl(agency) {
      const name = `${settingPrefix(agency)}_URL`;
      const address = read(name, webAddress('https://agency.example'));
      if (address === undefined && production) {
        throw new SettingError(name, "must be set in production: the address of this agency's system.");
      }
      return address ?? simulatedUrl(sandboxUrl, agency);
    },
    connectorUrl(agency) {
      return read(`${settingPrefix(agency)}_CONNECTOR_URL`, webAddress('http://127.0.0.1:3001'));
    },
  };
}

function simulatedUrl(sandboxUrl: string, agency: string): string {
  return `${sandboxUrl}/${agency}`;
}

/** An empty setting counts as not given, as shells and compose files pass unset ones. */
function readGiven<T>(env: NodeJS.ProcessEnv, name: string, setting: Setting<T>): T {
  const value = env[name];
  if (value) return setting.parse(name, value);
  const file = setting.secret === true ? optionalText().parse(name, env[`${name}_FILE`]) : undefined;
  if (!file) return setting.parse(name, undefined);
  return setting.parse(name, readSecretFile(`${name}_FILE`, file), file);
}

function readSecretFile(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new SettingError(name, 'names a file that cannot be read. Check the path and its permissions.');
  }
}

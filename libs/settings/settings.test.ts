import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSecret, readSettings, SettingError, type Settings } from './index.js';

function errorOf(read: () => unknown): SettingError {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error('no SettingError was thrown');
}

describe('settings', () => {
  it('have defaults for a laptop, and other services follow the port', () => {
    const settings = readSettings({ PORT: '4000' });
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 4000, logLevel: 'info', production: false });
    expect(settings.sandboxUrl).toBe('http://127.0.0.1:4100');
    expect(settings.agencyUrl('siri')).toBe('http://127.0.0.1:4100/siri');
    expect(readSettings({ PORT: '' }).port).toBe(3000);
  });

  it.each([
    ['PORT', 'three thousand'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://127.0.0.1/x'],
    ['NODE_ENV', 'prod'],
    ['DRAFTS_PER_MINUTE', 'many'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['TRUSTED_PROXIES', 'the proxy'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '127.0.0.1,0.0.0.0/0'],
  ])('%s=%s stops the start with a sentence that names it', (name, value) => {
    const error = errorOf(() => readSettings({ [name]: value }));
    expect(error.setting).toBe(name);
    expect(error.message).toMatch(new RegExp(`^${name} takes .+\\.$`));
  });

  it('keep what anybody can read, and what opens the rest, apart from the data', () => {
    const DATA_DIR = '/srv/ankomst';
    expect(readSettings({ DATA_DIR })).toMatchObject({ dataDir: DATA_DIR, mailDir: '/srv/ankomst-mail' });
    expect(readSettings({ DATA_DIR, MAIL_DIR: '/srv' }).mailDir).toBe('/srv');
    for (const [name, value] of [
      ['MAIL_DIR', '/srv/ankomst/mail'],
      ['MAIL_DIR', '/srv/other/../ankomst'],
      ['KEYS_DIR', '/srv/ankomst/keys'],
      ['KEYS_DIR', '/srv'],
    ] as const)
      expect([name, value, errorOf(() => readSettings({ DATA_DIR, [name]: value })).setting]).toEqual([
        name,
        value,
        name,
      ]);
  });

  it.each([
    ['PORTAL_URL', 'http://user:hunter2@portal:3000', (settings: Settings) => settings.portalUrl],
    ['SANDBOX_URL', 'http://user@127.0.0.1:3100', (settings: Settings) => settings.sandboxUrl],
    ['PUBLIC_URL', 'https://:hunter2@ankomst.example', (settings: Settings) => settings.publicUrl],
    ['TAX_URL', 'https://user:hunter2@tax.example/api', (settings: Settings) => settings.agencyUrl('tax')],
    ['TAX_URL', 'https://tax.example/api?key=hunter2', (settings: Settings) => settings.agencyUrl('tax')],
    ['TAX_CONNECTOR_URL', 'http://user:hunter2@connector', (settings: Settings) => settings.connectorUrl('tax')],
    ['KAFKA_BROKERS', 'hunter2@kafka:9092', (settings: Settings) => settings.kafka('portal')],
  ])('take no credential in %s (%s), and do not show it', (name, value, read) => {
    const error = errorOf(() => read(readSettings({ [name]: value })));
    expect(error.setting).toBe(name);
    expect(error.message).toMatch(/^[A-Z_]+ takes .+\.$/);
    expect(error.message).not.toContain('hunter2');
  });

  it('take the login of the database and of the mail server in their addresses', () => {
    const DATABASE_URL = 'postgres://owner:password@127.0.0.1:5432/ankomst';
    const SMTP_URL = 'smtps://user:password@mail.example:465';
    expect(readSettings({ DATABASE_URL, SMTP_URL })).toMatchObject({
      ...{ databaseUrl: DATABASE_URL, databaseLogin: { current: DATABASE_URL }, smtpUrl: { current: SMTP_URL } },
    });
  });

  it('ask a production that sends mail who it is and where, and leave one that sends none alone', () => {
    const SMTP_URL = 'smtps://user:password@mail.example';
    const production = { NODE_ENV: 'production', SMTP_URL };
    expect(errorOf(() => readSettings(production)).setting).toBe('PUBLIC_URL');
    const PUBLIC_URL = 'https://ankomst.example/';
    expect(errorOf(() => readSettings({ ...production, PUBLIC_URL })).setting).toBe('MAIL_FROM');
    const settings = readSettings({ ...production, PUBLIC_URL, MAIL_FROM: 'Ankomst <mail@agency.example>' });
    expect(settings).toMatchObject({ smtpUrl: { current: SMTP_URL }, publicUrl: 'https://ankomst.example' });
    expect(readSettings({ NODE_ENV: 'production' }).smtpUrl).toBeUndefined();
    expect(errorOf(() => readSettings({ SMTP_URL: 'mail.example' })).setting).toBe('SMTP_URL');
  });

  it('take proxies by address and by range, and none by itself', () => {
    const trusted = (TRUSTED_PROXIES?: string): readonly string[] => readSettings({ TRUSTED_PROXIES }).trustedProxies;
    expect(trusted()).toEqual([]);
    expect(trusted('127.0.0.1, 10.1.0.0/16,fd00::/8')).toEqual(['127.0.0.1', '10.1.0.0/16', 'fd00::/8']);
  });

  it('never shows a wrong secret', () => {
    const error = errorOf(() => readSettings({ SIRI_EVENTS_TOKEN: 'hunter2' }).eventsTokens('siri', ['siri']));
    expect(error.message).not.toContain('hunter2');
  });

  it('tell the simulated agency where a connector is, when it is on another machine', () => {
    const settings = readSettings({ JOB_CENTRE_CONNECTOR_URL: 'http://job-centre-connector:3004' });
    expect(settings.connectorUrl('job-centre')).toBe('http://job-centre-connector:3004');
    expect(settings.connectorUrl('tax')).toBeUndefined();
    expect(errorOf(() => readSettings({ TAX_CONNECTOR_URL: 'next door' }).connectorUrl('tax')).setting).toBe(
      'TAX_CONNECTOR_URL',
    );
  });

  it('give each agency a token of its own in development, and demand one in production', () => {
    const settings = readSettings({});
    expect(settings.eventsTokens('siri', ['siri'])).not.toEqual(settings.eventsTokens('tax', ['siri']));
    expect(errorOf(() => readSettings({ NODE_ENV: 'production' }).eventsTokens('job-centre', ['all'])).setting).toBe(
      'JOB_CENTRE_EVENTS_TOKEN',
    );
    expect(errorOf(() => readSettings({ NODE_ENV: 'production' }).agencyUrl('tax')).setting).toBe('TAX_URL');
  });
});

describe('secrets in files', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ankomst-settings-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are read from the file that is named', () => {
    writeFileSync(join(folder, 'token'), 'a-token-from-a-file\n');
    const TAX_EVENTS_TOKEN_FILE = join(folder, 'token');
    const { forOne } = readSettings({ TAX_EVENTS_TOKEN_FILE }).eventsTokens('tax', ['tax']);
    expect(forOne.get('tax')?.accepted).toEqual(['a-token-from-a-file']);
    expect(errorOf(() => readSettings({ SECRET_FILE: join(folder, 'none') })).setting).toBe('SECRET_FILE');
  });

  it('are made once for development, in the keys’ folder, readable by its owner only', () => {
    const settings = { secret: undefined, keysDir: join(folder, 'keys'), production: false };
    const secret = loadSecret(settings).current;
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(loadSecret(settings).current).toEqual(secret);
    expect(readFileSync(join(folder, 'keys', 'secret'), 'utf8')).toBe(secret.toString('utf8'));
    expect(statSync(join(folder, 'keys', 'secret')).mode & 0o777).toBe(0o600);
  });

  it('must be given in production, and long enough', () => {
    expect(errorOf(() => loadSecret({ secret: undefined, keysDir: folder, production: true })).setting).toBe('SECRET');
    expect(errorOf(() => readSettings({ SECRET: 'short' })).setting).toBe('SECRET');
  });
});

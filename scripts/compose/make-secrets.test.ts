import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contracts } from '#contracts';
import { serviceUrl } from '#database';
import { makeSecrets } from './make-secrets.js';

describe('the secrets of the containers', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'ankomst-secrets-'));
    folder = join(parent, 'secrets');
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  const secret = (name: string) => readFileSync(join(folder, name), 'utf8');
  const all = () => Object.fromEntries(readdirSync(folder).map((name) => [name, secret(name)]));

  it('are each in a file, of which no two are the same', () => {
    const made = makeSecrets(folder, contracts);
    expect(readdirSync(folder).sort()).toEqual([...made, 'secret'].sort());
    expect(new Set(Object.values(all())).size).toBe(made.length + 1);
  });

  it('are in a folder that is closed to others, readable by the user of a container', () => {
    makeSecrets(folder, contracts);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o644);
  });

  it('stay when they are made again', () => {
    makeSecrets(folder, contracts);
    const before = all();
    makeSecrets(folder, contracts);
    expect(all()).toEqual(before);
  });

  it('that follow from the secret are two while it is changed, and nothing else changes', () => {
    makeSecrets(folder, contracts);
    const before = all();
    const fresh = 'f'.repeat(64);
    writeFileSync(join(folder, 'secret'), `${fresh}\n${before.secret}\n`);
    makeSecrets(folder, contracts);
    const changed = Object.entries(all()).filter(([name, content]) => content !== before[name] && name !== 'secret');
    expect(changed.map(([name]) => name).sort()).toEqual(
      [...contracts.agencies.map((agency) => `${agency}_connector_documents_token`), 'portal_service_key'].sort(),
    );
    for (const [name, content] of changed) expect(content.split('\n')[1]).toBe(before[name]);
    writeFileSync(join(folder, 'secret'), fresh);
    makeSecrets(folder, contracts);
    for (const [name, content] of changed) expect(secret(name)).toBe(content.split('\n')[0]);
  });

  it('let each service log in as provisioning makes its role, also in a database of one’s own', () => {
    makeSecrets(folder, contracts);
    expect(secret('portal_database_url')).toBe(serviceUrl(secret('database_url'), 'portal'));
    writeFileSync(join(folder, 'database_url'), 'postgres://owner:other-password@db.example:5432/ankomst\n');
    makeSecrets(folder, contracts);
    const { username, password, host } = new URL(secret('tax_connector_database_url'));
    expect({ username, host }).toEqual({ username: 'tax_connector', host: 'db.example:5432' });
    expect(password).toBe(new URL(serviceUrl('postgres://owner:other-password@db/x', 'tax-connector')).password);
  });
});

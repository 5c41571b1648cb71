import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceUrl } from '#database';
import { keysFrom } from '#service';
import { linesOf, loadSecret, readSettings } from '#settings';
import { membersOf, secretOf, tokenOf, type Member, type Shape } from './members.js';

/**
 * Makes every secret of the containers, each in a file of `folder`, and says which. What is there stays; only what follows
 * from another is written anew: a service's URL of the database from the owner's, the portal's key and what connectors
 * show it from `secret`, which no container holds and which has two lines while it is changed.
 */
export function makeSecrets(folder: string, contracts: Shape): readonly string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = new SecretFolder(folder);
  const password = secrets.once('database_password');
  secrets.ofTheOwner('secret');
  const keys = keysFrom(loadSecret(readSettings({ SECRET_FILE: join(folder, 'secret') })));
  const owner = secrets.once('database_url', `postgres://ankomst:${password}@database:5432/ankomst`);
  const members = membersOf(contracts);
  // The portal knows a new key before anybody shows what follows from it.
  for (const member of [...members.filter(isPortal), ...members.filter((one) => !isPortal(one))]) {
    secrets.keep(secretOf(member, 'database_url'), serviceUrl(owner, member.name));
    if (member.events) secrets.once(secretOf(member, 'kafka_password'));
    if (isPortal(member))
      secrets.keep(
        secretOf(member, 'service_key'),
        linesOf(keys.portalKey(), (key) => key.toString('hex')),
      );
    if (member.agency) secrets.keep(secretOf(member, 'documents_token'), linesOf(keys.documentsToken(member.agency)));
  }
  secrets.once('kafka_admin_password');
  for (const agency of contracts.agencies) secrets.once(tokenOf(agency));
  return secrets.names;
}

const isPortal = ({ name }: Member): boolean => name === 'portal';

/**
 * The folder is closed to everybody else on this machine. Its files are readable: a container gets its own of them, and
 * the user in there has another id.
 */
class SecretFolder {
  readonly names: string[] = [];

  constructor(private readonly folder: string) {}

  once(name: string, content = randomBytes(32).toString('hex')): string {
    const file = join(this.folder, name);
    if (!existsSync(file)) return this.keep(name, content);
    this.names.push(name);
    return readFileSync(file, 'utf8').trim();
  }

  /** What others follow from, and nobody is handed. */
  ofTheOwner(name: string): string {
    const content = this.once(name);
    this.names.splice(this.names.indexOf(name), 1);
    return content;
  }

  /** Whole or not at all: half a password would lock out whoever was given the other half. */
  keep(name: string, content: string): string {
    const draft = join(this.folder, `.${name}.${process.pid}`);
    writeFileSync(draft, content, { mode: 0o644 });
    renameSync(draft, join(this.folder, name));
    this.names.push(name);
    return content;
  }
}

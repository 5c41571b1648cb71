/**
 * Makes the secrets that docker-compose.yml hands to its containers, each in a file of the folder `secrets`; what is there
 * already stays. The folder is closed to others on this machine; the files are readable, since a container's user has another id.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'secrets');

function make(name, content = randomBytes(32).toString('hex')) {
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, content, { mode: 0o644 });
  return readFileSync(file, 'utf8');
}

const agencies = readdirSync(join(root, 'schemas')).filter((name) =>
  existsSync(join(root, 'schemas', name, 'process.json')),
);
if (agencies.length === 0) throw new Error('No agency was found under schemas; is the checkout complete?');

mkdirSync(folder, { recursive: true, mode: 0o700 });
const password = make('database_password');
make('database_url', `postgres://ankomst:${password}@database:5432/ankomst`);
make('secret');
for (const agency of agencies) make(`${agency.replaceAll('-', '_')}_events_token`);
console.log(`The secrets are in ${folder}.`);

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findSchemas, readContracts } from '#contracts';
import { UsageError } from '#observability';
import { makeSecrets } from './compose/make-secrets.js';

const usage = `npm run secrets -- [--folder <folder>]

Makes the secrets that docker-compose.yml hands to its containers, each in a file: passwords of the database and of
Kafka, each service's own, the tokens of the agencies, the secrets that keyed hashes come from. What is there stays, so
that it may be run again, after an agency was added.

  --folder <folder>  where they are kept (secrets, in the project)
  --help             this text

Ends with 0 when all are there, 1 when one could not be written, 2 on a wrong option.
`;

function main(): number {
  const { help, folder } = readArguments();
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const schemas = findSchemas();
  const place = folder ?? join(schemas, '..', 'secrets');
  const names = makeSecrets(place, readContracts(schemas));
  process.stdout.write(`${names.length} secrets are in ${place}.\n`);
  return 0;
}

function readArguments(): { help?: boolean; folder?: string } {
  try {
    return parseArgs({ options: { help: { type: 'boolean' }, folder: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See npm run secrets -- --help.`);
  }
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

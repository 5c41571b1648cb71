import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findSchemas } from '#contracts';
import { makeSbom } from './sbom/make-sbom.js';

const usage = `npm run sbom [-- --out <file>]

Writes what the container image holds, as a CycloneDX software bill of materials: the base image, and every package that
is installed into it, with version, licence and checksum. Installs those packages into a folder of its own, as the
Dockerfile does, and takes them away again; for that it needs the registry.

  --out <file>  where it is written (dist/sbom.cdx.json)
  --help        this text

Ends with 0 when all that package-lock.json has for production stands in it, 1 when not, 2 on a wrong option.
`;

function main(): number {
  const { help, out } = readArguments();
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const project = join(findSchemas(), '..');
  const file = resolve(out ?? join(project, 'dist/sbom.cdx.json'));
  const { sbom, missing } = makeSbom(project);
  if (missing.length > 0) {
    process.stderr.write(`Not in the bill of materials: ${missing.join(', ')}. Nothing was written.\n`);
    return 1;
  }
  writeFileSync(file, `${JSON.stringify(sbom, undefined, 2)}\n`);
  process.stdout.write(`${sbom.components.length} components are in ${file}.\n`);
  return 0;
}

function readArguments(): { help?: boolean; out?: string } {
  try {
    return parseArgs({ options: { help: { type: 'boolean' }, out: { type: 'string' } } }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message} See npm run sbom -- --help.\n`);
    process.exit(2);
  }
}

process.exitCode = main();

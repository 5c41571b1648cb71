import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSchemas, findSchemas, readContracts } from '#contracts';
import { readTexts } from '#texts';
import { generateAsyncApi } from './generate-asyncapi.js';
import { generateCompose } from './generate-compose.js';
import { generateLegalBases } from './generate-legal-bases.js';
import { generateServices } from './generate-services.js';
import { generateTexts } from './generate-texts.js';
import { generateTypes } from './generate-types.js';
import { generateValidators } from './generate-validators.js';

/** Writes all that follows from `schemas/` and `texts/`; with `--check` it writes nothing and fails where a file is stale. */
async function generate(): Promise<void> {
  const root = findSchemas();
  const contracts = readContracts(root);
  const files: Record<string, string> = {
    ...generateValidators(readSchemas(root)),
    ...(await generateTypes(contracts)),
    'libs/contracts/generated/topics.json': `${JSON.stringify(contracts.topics, null, 2)}\n`,
    ...generateAsyncApi(root, contracts),
    ...generateLegalBases(contracts),
    ...(await generateTexts(readTexts())),
    ...generateServices(contracts),
    ...generateCompose(contracts),
  };
  const project = join(root, '..');
  const stale = Object.entries(files).filter(([file, content]) => contentOf(join(project, file)) !== content);
  if (process.argv.includes('--check')) refuseStale(stale.map(([file]) => file));
  else for (const [file, content] of stale) write(join(project, file), content);
  process.stdout.write(
    `${Object.keys(files).length} generated files, ${stale.length} ${stale.length === 1 ? 'was' : 'were'} stale\n`,
  );
}

function refuseStale(files: readonly string[]): void {
  if (files.length === 0) return;
  process.stderr.write(
    `These files no longer follow from schemas/ and texts/: ${files.join(', ')}. Run npm run generate and commit them.\n`,
  );
  process.exitCode = 1;
}

function write(file: string, content: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, content);
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

void generate();

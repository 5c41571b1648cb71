/**
 * Compiles apps, libs and scripts to dist, if a source is newer than the last build or a file came or went.
 * `npm ci` runs it, and so does every start: an unchanged tree costs a walk over the sources, not a compilation.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = ['apps', 'libs', 'scripts'];
/** What a browser is sent as it is. */
const assets = 'libs/pages/assets/files';
const stampFile = join(root, 'dist', '.built-from');

function sources() {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)))
    .filter((name) => /\.(tsx?|js|css|svg|json|sql|xml)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .sort();
}

/** Names, sizes and times of all sources and of what decides how they are compiled. */
function stampOf(names) {
  const hash = createHash('sha256').update(process.version);
  for (const name of [...names, '.swcrc', 'package.json', 'scripts/build.mjs']) {
    const { size, mtimeMs } = statSync(join(root, name));
    hash.update(`${name}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function lastStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined; // never built
  }
}

function compile() {
  const swc = createRequire(import.meta.url).resolve('@swc/cli/bin/swc.js');
  const options = [
    '-d',
    'dist',
    '--copy-files',
    '--ignore',
    '**/*.test.ts,**/*.test.tsx,**/*.md,**/*.mjs,**/assets/files/**',
    '-q',
  ];
  execFileSync(process.execPath, [swc, ...folders, ...options], { cwd: root, stdio: 'inherit' });
  cpSync(join(root, assets), join(root, 'dist', assets), { recursive: true });
}

export function build({ force = false } = {}) {
  const names = sources();
  if (names.length === 0)
    throw new Error('No source was found under apps, libs and scripts; is the checkout complete?');
  const stamp = stampOf(names);
  if (!force && stamp === lastStamp()) return;
  if (force) rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist'), { recursive: true });
  compile();
  writeFileSync(`${stampFile}.${process.pid}`, stamp);
  renameSync(`${stampFile}.${process.pid}`, stampFile);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build({ force: process.argv.includes('--force') });

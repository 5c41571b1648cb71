/**
 * `node scripts/run.mjs apps/hub/main [arguments]`: builds what changed, then becomes that program.
 * One process and not two, so that a signal from a terminal, npm or a container reaches the program itself.
 */
import { createRequire } from 'node:module';
import { build } from './build.mjs';

const [entry, ...rest] = process.argv.slice(2);
if (!entry) {
  console.error('Say which program to run, e.g. node scripts/run.mjs apps/hub/main');
  process.exit(2);
}

build();
const file = createRequire(import.meta.url).resolve(`../dist/${entry}.js`);
process.argv.splice(1, process.argv.length - 1, file, ...rest);
process.setSourceMapsEnabled(true);
createRequire(file)(file);

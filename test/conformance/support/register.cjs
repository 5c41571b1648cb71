/** Lets a child process of a test run our TypeScript as it is: no build has to be there, none can be stale. */
const { readFileSync, existsSync } = require('node:fs');
const Module = require('node:module');
const { join, dirname, resolve } = require('node:path');
const { transformSync } = require('@swc/core');

const root = resolve(__dirname, '../../..');
const options = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
delete options.$schema;
const original = Module._resolveFilename;

Module._resolveFilename = function (request, parent, ...rest) {
  const ours = parent?.filename?.startsWith(root) && !parent.filename.includes('node_modules');
  if (ours && /^#[a-z-]+$/.test(request)) return join(root, 'libs', request.slice(1), 'index.ts');
  if (ours && /^\.{1,2}\/.*\.js$/.test(request)) {
    const source = resolve(dirname(parent.filename), request.slice(0, -'.js'.length));
    const found = ['.ts', '.tsx'].find((extension) => existsSync(source + extension));
    if (found) return source + found;
  }
  return original.call(this, request, parent, ...rest);
};

require.extensions['.ts'] = require.extensions['.tsx'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    ...options,
    filename,
    swcrc: false,
    configFile: false,
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './import-guard.js';

const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** What is run by hand, now and then: nothing else would notice that it no longer finds its own files. */
const runByHand = Object.entries(scripts).flatMap(([name, line]) => {
  const command = line.split(' && ').at(-1)!.split(' ');
  return command.some((word) => word.endsWith('/register.cjs')) ? [[name, command.slice(1)] as const] : [];
});

it('finds the scripts that are run by hand', () => {
  expect(runByHand.map(([name]) => name)).toEqual(expect.arrayContaining(['bench', 'screenshots', 'test:fuzz']));
});

it.each(runByHand)('npm run %s says how it is used', (name, command) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, '--help'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  expect([status, stderr, stdout]).toEqual([0, '', expect.stringContaining(`npm run ${name}`)]);
});

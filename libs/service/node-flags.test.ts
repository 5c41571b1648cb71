import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileLater, nodeFlags } from './node-flags.js';

describe('the flags of a serving process', () => {
  it('are those of the image', () => {
    const dockerfile = readFileSync(join(__dirname, '../../Dockerfile'), 'utf8');
    const [, options] = /NODE_OPTIONS="([^"]*)"/.exec(dockerfile) ?? [];
    expect(options?.split(' ')).toEqual(nodeFlags);
  });

  it('are understood by this Node, on its command line and in NODE_OPTIONS', () => {
    const limit = 'console.log(v8.getHeapStatistics().heap_size_limit)';
    const { NODE_OPTIONS: _, ...env } = process.env;
    const run = (flags: readonly string[], options?: string) =>
      spawnSync(process.execPath, [...flags, '--eval', limit], {
        env: { ...env, NODE_OPTIONS: options },
        encoding: 'utf8',
      });
    const plain = run([]);
    for (const { status, stdout } of [run(nodeFlags), run([], nodeFlags.join(' '))]) {
      expect(status).toBe(0);
      expect(Number(stdout)).toBeGreaterThan(Number(plain.stdout));
    }
  });

  it('is understood where a process sets it itself', () => {
    const set = (flag: string) =>
      spawnSync(process.execPath, ['--eval', `v8.setFlagsFromString(${JSON.stringify(flag)})`], { encoding: 'utf8' });
    expect(set(compileLater).stderr).toBe('');
    expect(set('--no-such-budget=1').stderr).toContain('unrecognized');
  });
});

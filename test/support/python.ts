import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Like `describe`, with a Python that has the packages of this file. Where that cannot be had it says so and skips;
 * where everything must be shown (CI=true) it fails.
 */
export function describeWithPython(requirements: string, tests: (python: string) => void): void {
  const name = `with the Python of ${requirements}`;
  const { folder, missing } = pythonWith(join(__dirname, '../..', requirements));
  if (!missing) return describe(name, () => tests(folder));
  process.stderr.write(`\nNOT TESTED: ${name}. ${missing}\n`);
  if (process.env.CI !== 'true') return describe.skip(name, () => tests(folder));
  describe(name, () => {
    it('has a Python', () => {
      throw new Error(missing);
    });
  });
}

/** The folder of a Python of its own, as `python3 -m venv` makes it: made once, kept outside the tree. */
export function pythonWith(requirements: string): { folder: string; missing?: string } {
  const cache = process.env.ANKOMST_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ankomst');
  const list = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(cache, `python-${list}`);
  const whole = join(folder, 'whole');
  if (existsSync(whole)) return { folder };
  rmSync(folder, { recursive: true, force: true });
  const missing =
    failure('python3', ['-m', 'venv', folder], 'Python 3 with venv. On Debian: "apt-get install -y python3-venv"') ??
    failure(join(folder, 'bin/pip'), ['install', '--quiet', '-r', requirements], 'PyPI, or a mirror of it');
  if (!missing) writeFileSync(whole, '');
  return { folder, missing };
}

function failure(command: string, args: readonly string[], need: string): string | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return undefined;
  const reason = error?.message ?? stderr.trim().split('\n').at(-1);
  return `It needs ${need} (${reason}).`;
}

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOnce } from '#daemons';
import { UsageError } from '#observability';
import { root } from './program.js';

/**
 * A revision from this repository's own history, built as a clone of it is (`npm ci`), in a folder of its own that is kept
 * for the next time. Resolves to that folder.
 *
 * @throws UsageError where the history has no such revision
 */
export async function pastRevision(name: string, say: (text: string) => void): Promise<string> {
  const commit = commitOf(name);
  const folder = join(tmpdir(), `ankomst-${commit.slice(0, 12)}`);
  await folderOnce(folder, 'dist/apps/hub/main.js', async (draft) => {
    say(`${name} is built once, in ${folder}`);
    mkdirSync(draft, { recursive: true });
    await run('sh', ['-c', `git -C '${root}' archive ${commit} | tar -x`], draft);
    await run('npm', ['ci', '--no-audit', '--no-fund'], draft);
  });
  return folder;
}

function commitOf(name: string): string {
  try {
    const args = ['-C', root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    throw new UsageError(`--against takes a revision of this repository's history, not "${name}".`);
  }
}

async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with ${code}.`);
}

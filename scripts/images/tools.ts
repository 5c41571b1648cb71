import { spawnSync } from 'node:child_process';
import { Command } from './command.js';
import { ImagesError } from './errors.js';
import type { Screen } from './screen.js';

/** Program → the Debian package that brings it. */
const NEEDED = {
  buildah: 'buildah',
  debootstrap: 'debootstrap',
  java: 'openjdk-17-jre-headless',
  mvn: 'maven',
} as const;

/** Installs what this machine lacks, where that can be done. @throws ImagesError that says what to install */
export async function installTools(screen: Screen): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new ImagesError(
      'MACHINE',
      'Building a base image takes root. Run it with sudo, or in a container of its own.',
    );
  }
  const missing = Object.entries(NEEDED).flatMap(([program, name]) => (isThere(program) ? [] : [name]));
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!isThere('apt-get')) throw new ImagesError('MACHINE', `This machine lacks ${missing.join(', ')}. Install them.`);
  await screen.step(install, async () => {
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
    return 'installed';
  });
}

function isThere(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const command = new Command(program, args);
  if ((await command.ended) !== 0)
    throw new ImagesError('MACHINE', `"${program} ${args.join(' ')}" failed:\n${command.lastWords}`);
}

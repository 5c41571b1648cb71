import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Command } from './command.js';
import { ImagesError } from './errors.js';
import type { Store } from './store.js';

const SUITE = 'bookworm';
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** What is not needed to run Node; the official image lacks it too. */
const LEFT_OUT = ['var/cache/apt', 'var/lib/apt/lists', 'usr/share/doc', 'usr/share/man', 'usr/share/locale'];

interface BaseImage {
  readonly name: string;
  /** The version that its tag stands for today. */
  readonly node: string;
}

/**
 * A stand-in for the official image of Node, under its name, for machines that reach no registry of images: the same
 * Debian, the same Node as it is published on npm, this machine's npm, and the same user. It is made once and kept in
 * the cache.
 */
export async function makeBaseImage(
  store: Store,
  { name, node }: BaseImage,
  tell: (how: string) => void,
): Promise<void> {
  const archive = join(cacheFolder(), `${SUITE}-node-${node}-${process.arch}.tar`);
  if (!existsSync(archive)) await makeArchive(archive, node, tell);
  const npmrc = join(store.folder, 'npmrc');
  writeFileSync(npmrc, await npmSettings());
  const container = await store.container('scratch');
  await store.run(['add', '--quiet', container, archive, '/']);
  await store.run(['copy', '--quiet', container, npmrc, '/usr/etc/npmrc']);
  if (existsSync(CERTIFICATES)) await store.run(['copy', '--quiet', container, CERTIFICATES, CERTIFICATES]);
  await store.run(['config', '--cmd', 'node', container]);
  await store.run(['commit', '--quiet', container, name]);
  await store.run(['rm', container]);
}

/** Outside the tree, for all clones of it; made if it is not there, and with it the folder in it that is asked for. */
export function cacheFolder(within = ''): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(process.env.ANKOMST_CACHE || join(cache, 'ankomst'), 'images', within);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Beside its place, and moved there whole. */
async function makeArchive(archive: string, node: string, tell: (how: string) => void): Promise<void> {
  const draft = mkdtempSync(`${archive}.draft-`);
  const root = join(draft, 'root');
  const npm = join(await globalPackages(), 'npm');
  try {
    tell(`Debian ${SUITE} once, by debootstrap, to ${archive}`);
    await must('debootstrap', ['--variant=minbase', SUITE, root]);
    for (const folder of LEFT_OUT) rmSync(join(root, folder), { recursive: true, force: true });
    await must('npm', ['install', '--prefix', join(draft, 'node'), '--no-fund', '--no-audit', `node@${node}`]);
    await must('cp', ['--dereference', join(draft, 'node/node_modules/node/bin/node'), join(root, 'usr/bin/node')]);
    await must('mkdir', ['--parents', join(root, await globalPackages())]);
    await must('cp', ['--archive', npm, join(root, npm)]);
    await must('ln', ['--symbolic', join(npm, 'bin/npm-cli.js'), join(root, 'usr/bin/npm')]);
    await must('chroot', [root, 'groupadd', '--gid', '1000', 'node']);
    await must('chroot', [root, 'useradd', '--uid', '1000', '--gid', 'node', '--create-home', 'node']);
    await must('chroot', [root, 'node', '--version']);
    await must('tar', ['--create', '--file', join(draft, 'tar'), '--directory', root, '.']);
    renameSync(join(draft, 'tar'), archive);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Packages come from where this machine gets them. */
async function npmSettings(): Promise<string> {
  const registry = await must('npm', ['config', 'get', 'registry']);
  return `registry=${registry}\n${existsSync(CERTIFICATES) ? `cafile=${CERTIFICATES}\n` : ''}`;
}

function globalPackages(): Promise<string> {
  return must('npm', ['root', '--global']);
}

async function must(program: string, args: readonly string[]): Promise<string> {
  const command = new Command(program, args);
  if ((await command.ended) === 0) return command.output.trim();
  throw new ImagesError('BASE', `The base image could not be made: ${program} failed.\n${command.lastWords}`);
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from './command.js';
import { ImagesError } from './errors.js';

/** Images and containers in a folder of their own, which nothing is left of afterwards. They are built by buildah, without a daemon. */
export class Store {
  private constructor(readonly folder: string) {}

  static open(place: string): Store {
    return new Store(mkdtempSync(join(place, 'ankomst-images-')));
  }

  /** Starts `buildah <args>`. */
  start(args: readonly string[], heard?: (line: string) => void): Command {
    const own = ['--root', join(this.folder, 'storage'), '--runroot', join(this.folder, 'run')];
    return new Command('buildah', [...own, ...args], heard, {
      BUILDAH_ISOLATION: 'chroot', // asks least of the machine
      TMPDIR: this.folder, // for what it leaves behind when it is killed
    });
  }

  /** Runs it to its end, and resolves to what it said. @throws ImagesError with its last words */
  async run(args: readonly string[], heard?: (line: string) => void): Promise<string> {
    const command = this.start(args, heard);
    if ((await command.ended) === 0) return command.output.trim();
    throw new ImagesError('BUILD', `"buildah ${args[0]}" failed:\n${command.lastWords}`);
  }

  /** A new container of an image; its name. */
  async container(image: string): Promise<string> {
    return lastLine(await this.run(['from', '--pull-never', '--quiet', image]));
  }

  async size(image: string): Promise<number> {
    const [{ size }] = JSON.parse(await this.run(['images', '--json', image])) as [{ size: string }];
    return inMegabytes(size);
  }

  /** Takes away what is mounted, and only then the folder: behind a mount lie other people's files. */
  async close(): Promise<void> {
    await this.start(['rm', '--all']).ended;
    for (const mount of this.mounts().reverse()) await new Command('umount', [mount]).ended;
    const left = this.mounts();
    if (left.length > 0)
      throw new ImagesError('MACHINE', `Still mounted: ${left.join(', ')}. Unmount it, then remove it.`);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private mounts(): string[] {
    const places = readFileSync('/proc/self/mounts', 'utf8').split('\n');
    return places.flatMap((line) => line.split(' ')[1] ?? []).filter((place) => place.startsWith(`${this.folder}/`));
  }
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** buildah says `301 MB`. */
function inMegabytes(size: string): number {
  const [number, unit] = size.split(' ') as [string, string];
  return Number(number) * ({ KB: 0.001, MB: 1, GB: 1000 }[unit] ?? NaN);
}

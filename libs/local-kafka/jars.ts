import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { folderOnce } from '#daemons';
import { LocalKafkaError } from './errors.js';
import { getMaven } from './java.js';

const pom = join(__dirname, 'pom.xml');

/** Kept outside the tree, for all clones of it: `ANKOMST_CACHE`, or the user's own folder for such things. */
function cacheFolder(): string {
  return process.env.ANKOMST_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ankomst');
}

/** One folder for each list of jars, so that clones of different ages live side by side. */
function jarsFolder(): string {
  const list = readFileSync(pom);
  const version = /<kafka.version>([\d.]+)</.exec(list.toString())?.[1] ?? 'unknown';
  return join(cacheFolder(), `kafka-${version}-${createHash('sha256').update(list).digest('hex').slice(0, 12)}`);
}

/** @internal for tests */
export function areJarsThere(): boolean {
  return existsSync(jarsFolder());
}

/** The folder with the jars of `pom.xml`, fetched by Maven when they are not there. */
export async function getJars(log: (message: string) => void): Promise<string> {
  const folder = jarsFolder();
  await folderOnce(folder, '', (draft) => {
    const maven = getMaven();
    log(`fetching Apache Kafka once, 43 MB, to ${folder}`);
    const repository = `${draft}.repository`;
    return fetchTo(draft, repository, maven).finally(() => rmSync(repository, { recursive: true, force: true }));
  });
  return folder;
}

/** With a repository of its own: two Mavens that fetch into the same one spoil it. */
async function fetchTo(jars: string, repository: string, maven: string): Promise<void> {
  const child = spawn(
    maven,
    [
      ...['--quiet', '--batch-mode', '--strict-checksums', '-Dstyle.color=never', '--file', pom],
      `-Dmaven.repo.local=${repository}`,
      `-DoutputDirectory=${jars}`,
      '-DincludeScope=runtime',
      'dependency:copy-dependencies',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0 && existsSync(jars)) return;
  const reason = said.split('\n').find((line) => line.startsWith('[ERROR]')) ?? `Maven ended with ${String(code)}`;
  throw new LocalKafkaError(
    'FETCH_FAILED',
    `Apache Kafka could not be fetched: ${reason.replace('[ERROR] ', '')}. Is Maven Central, or the mirror in ~/.m2/settings.xml, reachable from here?`,
  );
}

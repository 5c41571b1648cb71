import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { LocalKafkaError } from './errors.js';
import { getMaven } from './java.js';
import { isAlive } from './process.js';

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

export function areJarsThere(): boolean {
  return existsSync(jarsFolder());
}

/**
 * The folder with the jars of `pom.xml`, fetched by Maven when they are not there. They are fetched beside their place
 * and moved there whole; who fetches at the same time does it for itself, and the first one counts.
 */
export async function getJars(log: (message: string) => void): Promise<string> {
  const folder = jarsFolder();
  if (existsSync(folder)) return folder;
  const maven = getMaven();
  const draft = `${folder}.draft-${process.pid}`;
  mkdirSync(cacheFolder(), { recursive: true });
  forgetAbandoned();
  log(`fetching Apache Kafka once, 43 MB, to ${folder}`);
  try {
    await fetchTo(draft, maven);
    renameSync(join(draft, 'jars'), folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // otherwise somebody else was faster
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** With a repository of its own: two Mavens that fetch into the same one spoil it. */
async function fetchTo(draft: string, maven: string): Promise<void> {
  const child = spawn(
    maven,
    [
      ...['--quiet', '--batch-mode', '--strict-checksums', '-Dstyle.color=never', '--file', pom],
      `-Dmaven.repo.local=${join(draft, 'repository')}`,
      `-DoutputDirectory=${join(draft, 'jars')}`,
      '-DincludeScope=runtime',
      'dependency:copy-dependencies',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0 && existsSync(join(draft, 'jars'))) return;
  const reason = said.split('\n').find((line) => line.startsWith('[ERROR]')) ?? `Maven ended with ${String(code)}`;
  throw new LocalKafkaError(
    'FETCH_FAILED',
    `Apache Kafka could not be fetched: ${reason.replace('[ERROR] ', '')}. Is Maven Central, or the mirror in ~/.m2/settings.xml, reachable from here?`,
  );
}

/** What processes left behind that were killed while they fetched. */
function forgetAbandoned(): void {
  for (const name of readdirSync(cacheFolder())) {
    const pid = /[.]draft-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

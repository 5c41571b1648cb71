import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalKafkaError } from './errors.js';
import { programArguments, run, type JavaHome } from './run-java.js';
import { isAlive } from './process.js';
import { MECHANISMS, type Users } from './users.js';

/**
 * Makes the storage of a cluster beside its place and moves it there whole: a crash leaves none or a good one.
 * Resolves to false when it is there already.
 */
export async function format(
  home: JavaHome,
  folder: string,
  properties: (data: string) => string,
  users: Users,
): Promise<boolean> {
  const data = join(folder, 'data');
  if (existsSync(join(data, 'meta.properties'))) return false;
  const draft = `${data}.draft-${process.pid}`;
  const file = `${draft}.properties`;
  forgetAbandoned(folder);
  writeFileSync(file, properties(draft), { mode: 0o600 });
  try {
    const id = await storageTool(home, `${draft}.arguments`, ['random-uuid']);
    await storageTool(home, `${draft}.arguments`, [
      'format',
      '--cluster-id',
      id,
      '--config',
      file,
      ...credentials(users),
    ]);
    renameSync(draft, data);
    return true;
  } catch (error) {
    if (!existsSync(join(data, 'meta.properties'))) throw error;
    return false; // somebody else was faster
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(file, { force: true });
  }
}

function credentials(users: Users): readonly string[] {
  return Object.entries(users).flatMap(([name, password]) =>
    MECHANISMS.flatMap((mechanism) => ['--add-scram', `${mechanism}=[name=${name},password=${password}]`]),
  );
}

/** Passwords are among the arguments, which everybody may read; so Java gets them in a file. */
async function storageTool(home: JavaHome, file: string, args: readonly string[]): Promise<string> {
  const all = [...programArguments(home, 'kafka.tools.StorageTool'), ...args];
  writeFileSync(file, all.map((argument) => `"${argument.replace(/["\\]/g, '\\$&')}"\n`).join(''), { mode: 0o600 });
  const { code, stdout, stderr } = await run(home.java, [`@${file}`]).finally(() => rmSync(file, { force: true }));
  if (code === 0) return stdout.trim().split('\n').at(-1) ?? '';
  const reason = (stderr || stdout).trim().split('\n').at(-1);
  throw new LocalKafkaError(
    'FORMAT_FAILED',
    `The storage of Kafka could not be made: ${reason}. Is the disk full, or the folder read-only?`,
  );
}

/** What processes left behind that were killed while they made a storage. */
function forgetAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^data\.draft-(\d+)/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

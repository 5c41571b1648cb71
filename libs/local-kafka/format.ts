import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOnce } from '#daemons';
import { LocalKafkaError } from './errors.js';
import { programArguments, run, type JavaHome } from './run-java.js';
import { MECHANISMS, type Users } from './users.js';

/** Makes the storage of a cluster; resolves to false when it is there already. */
export function format(
  home: JavaHome,
  folder: string,
  properties: (data: string) => string,
  users: Users,
): Promise<boolean> {
  return folderOnce(join(folder, 'data'), 'meta.properties', async (draft) => {
    const [file, args] = [`${draft}.properties`, `${draft}.arguments`];
    writeFileSync(file, properties(draft), { mode: 0o600 });
    try {
      const id = await storageTool(home, args, ['random-uuid']);
      await storageTool(home, args, ['format', '--cluster-id', id, '--config', file, ...credentials(users)]);
    } finally {
      rmSync(file, { force: true });
    }
  });
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

import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalKafkaError } from './errors.js';
import { runJava, type JavaHome } from './run-java.js';
import { isAlive } from './process.js';

/** Makes the storage of a cluster beside its place and moves it there whole: a crash leaves none or a good one. */
export async function format(home: JavaHome, folder: string, properties: (data: string) => string): Promise<void> {
  const data = join(folder, 'data');
  if (existsSync(join(data, 'meta.properties'))) return;
  const draft = `${data}.draft-${process.pid}`;
  const file = `${draft}.properties`;
  forgetAbandoned(folder);
  writeFileSync(file, properties(draft), { mode: 0o600 });
  try {
    const id = await storageTool(home, ['random-uuid']);
    await storageTool(home, ['format', '--cluster-id', id, '--config', file]);
    renameSync(draft, data);
  } catch (error) {
    if (!existsSync(join(data, 'meta.properties'))) throw error; // otherwise somebody else was faster
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(file, { force: true });
  }
}

async function storageTool(home: JavaHome, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runJava(home, 'kafka.tools.StorageTool', args);
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

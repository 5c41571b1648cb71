import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { faults, type Fault } from './faults.js';

const usage = `npm run test:faults [-- --only WORDS]

Puts one defect after another into a copy of the source (faults.ts) and runs the test that has to see it. A test that
stays green has not earned its place. Takes some minutes; nothing of the tree is changed.

  --only WORDS   the defects whose name holds these words
  --help         this text

Ends with 0 when every defect was seen, 1 when not, 2 on a wrong option, 130 when interrupted.
`;

const root = resolve(__dirname, '../../..');
const COPIED = [
  'apps',
  'bench',
  'libs',
  'schemas',
  'scripts',
  'test',
  'texts',
  '.swcrc',
  'jest.config.cjs',
  'package.json',
  'tsconfig.json',
];

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());

async function plantAll(chosen: readonly Fault[]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-faults-'));
  try {
    for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    let unseen = 0;
    for (const [index, fault] of chosen.entries()) {
      process.stderr.write(`${index + 1} of ${chosen.length}: ${fault.name}\n`);
      const seen = await isSeen(folder, fault);
      if (!seen) unseen += 1;
      process.stdout.write(`${seen ? 'seen    ' : 'NOT SEEN'}  ${fault.name}  (${fault.test[1]})\n`);
    }
    process.stdout.write(`\n${chosen.length - unseen} of ${chosen.length} defects were seen.\n`);
    return unseen === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Green without the defect and red with it: a test that cannot run at all has seen nothing. */
async function isSeen(folder: string, { file, from, to, test }: Fault): Promise<boolean> {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${file} holds "${from}" not exactly once: mend faults.ts.`);
  if (!(await isGreen(folder, test))) throw new Error(`"${test[1]}" is red without any defect.`);
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    return !(await isGreen(folder, test));
  } finally {
    writeFileSync(path, source);
  }
}

async function isGreen(folder: string, [file, name]: Fault['test']): Promise<boolean> {
  const jest = spawn(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), file, '-t', name], {
    cwd: folder,
    env: { ...process.env, CI: 'true' },
    stdio: 'ignore',
    signal: interrupted.signal,
    killSignal: 'SIGTERM',
  });
  const [code] = (await once(jest, 'exit')) as [number | null];
  return code === 0;
}

async function main(): Promise<number> {
  const options = readArguments();
  if (!options) return 2;
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const chosen = faults.filter(({ name }) => name.includes(options.only ?? ''));
  if (chosen.length === 0) {
    process.stderr.write(`No defect is named like "${options.only}".\n`);
    return 2;
  }
  return (await plantAll(chosen)) ? 0 : 1;
}

function readArguments() {
  try {
    return parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return undefined;
  }
}

void main()
  .catch((error: Error) => {
    if (interrupted.signal.aborted) return 130;
    process.stderr.write(`${error.message}\n`);
    return 1;
  })
  .then((code) => {
    process.exitCode = code;
  });

import { parseArgs } from 'node:util';
import { UsageError } from '#observability';
import { runScript, tell, wholeNumber } from './command-line.js';
import { Rotation } from './rotation.js';

const usage = `npm run rehearse:rotation -- [options]

Changes every key and every secret of a hub at work: residents hand in and come back, agencies report, and meanwhile each is
renewed in its turn, with kill -9 of the renewal and of the hub in the middle. Then it looks for who was refused, for how
each case ended, for what old secrets and an old copy of the keys still open.

  --residents <number>  how many hand in undisturbed first (10): their ends are what others are held against
  --keep                leave data folders and logs behind
  --help                this text

Ends with 0 when all holds, 1 when something does not, 2 on a wrong option, 130 when interrupted.
`;

runScript(async (args, signal) => {
  const { help, keep, residents } = readArguments(args);
  if (help) {
    process.stdout.write(usage);
    return true;
  }
  const rotation = await Rotation.open({ signal, tell, keep });
  try {
    const { findings, lines } = await rotation.run(residents);
    for (const line of lines) process.stdout.write(`${line}\n`);
    for (const finding of findings) process.stdout.write(`Does not hold: ${finding}\n`);
    return findings.length === 0;
  } finally {
    await rotation.close();
  }
});

function readArguments(args: string[]): { help: boolean; keep: boolean; residents: number } {
  try {
    const { residents, ...values } = parseArgs({
      args,
      options: {
        residents: { type: 'string', default: '10' },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
    return { ...values, residents: wholeNumber('--residents', residents) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

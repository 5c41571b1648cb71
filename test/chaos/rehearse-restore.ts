import { parseArgs } from 'node:util';
import { UsageError } from '#observability';
import { runScript, tell, wholeNumber } from './command-line.js';
import { kinds, type Kind } from './installation-under-test.js';
import { Rehearsal } from './rehearsal.js';

const usage = `npm run rehearse:restore -- [options]

Loses a hub at work and brings it back: residents hand in, a backup is made meanwhile (killed once, and gone on with), the
keys have theirs, one resident is erased, hub and database are killed, the backup is restored into an empty folder, and
the agencies, who lived on, say again what they reported. Then it looks for what was acknowledged before the end of the
backup, for how each case ended, for what was filed twice, and for who was erased.

  --on hub|kafka        all in one process (hub), or services as processes of their own, on a Kafka that lives on
  --residents <number>  how many hand in undisturbed and are with their agencies before the backup begins (8)
  --seconds <number>    how long others go on handing in after the backup, and are lost (3)
  --keep                leave data folders and logs behind
  --help                this text

Ends with 0 when all holds, 1 when something does not, 2 on a wrong option, 130 when interrupted.
`;

runScript(async (args, signal) => {
  const { help, residents, seconds, ...wishes } = readArguments(args);
  if (help) {
    process.stdout.write(usage);
    return true;
  }
  const rehearsal = await Rehearsal.open({ signal, tell, ...wishes });
  try {
    const { findings, lines } = await rehearsal.run(residents, seconds);
    for (const line of lines) process.stdout.write(`${line}\n`);
    for (const finding of findings) process.stdout.write(`Does not hold: ${finding}\n`);
    return findings.length === 0;
  } finally {
    await rehearsal.close();
  }
});

function readArguments(args: string[]): { help: boolean; keep: boolean; on: Kind; residents: number; seconds: number } {
  try {
    const { residents, seconds, on, ...values } = parseArgs({
      args,
      options: {
        on: { type: 'string', default: 'hub' },
        residents: { type: 'string', default: '8' },
        seconds: { type: 'string', default: '3' },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
    const kind = kinds.find((one) => one === on);
    if (!kind) throw new Error(`--on takes ${kinds.join(' or ')}, not "${on}".`);
    return {
      ...values,
      on: kind,
      residents: wholeNumber('--residents', residents),
      seconds: wholeNumber('--seconds', seconds),
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

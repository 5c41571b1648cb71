import { parseArgs } from 'node:util';
import { UsageError } from '#observability';
import { drainBacklog, type Drained } from './backlog.js';
import { runScript, tell, wholeNumber } from './command-line.js';
import { withoutAgency } from './outage.js';
import { ProcessesUnderTest } from './processes-under-test.js';
import { restartEach } from './restarts.js';
import { Stage } from './stage.js';
import { judge } from './verdict.js';

const usage = `npm run test:operations -- [options]

Measures on each service as a process of its own (npm run start:kafka): how long each takes to end when it is restarted
in a running demo; whether an agency that is away delays the others; how fast a backlog is gone that grew while the
collector stood still.

  --residents <number>  how many hand in meanwhile (as many as run through the undisturbed demo in an hour)
  --away <agency>       the agency that is away (tax)
  --keep                leave data folders and logs behind
  --help                this text

Ends with 0 when nothing was lost or doubled, 1 when something was, 2 on a wrong option, 130 when interrupted.
`;

interface Arguments {
  residents: number | undefined;
  away: string;
  keep: boolean;
  help: boolean;
}

function readArguments(args: string[]): Arguments {
  try {
    const { residents, ...values } = parseArgs({
      args,
      options: {
        residents: { type: 'string' },
        away: { type: 'string', default: 'tax' },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
    return { ...values, residents: residents === undefined ? undefined : wholeNumber('--residents', residents) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

runScript(async (args, signal) => {
  const { help, keep, away, residents } = readArguments(args);
  if (help) {
    process.stdout.write(usage);
    return true;
  }
  const stage = await Stage.open((...where) => new ProcessesUnderTest(...where), { signal, tell, keep });
  try {
    return await drill(stage, away, residents);
  } finally {
    await stage.close();
  }
});

async function drill(stage: Stage<ProcessesUnderTest>, away: string, wished: number | undefined): Promise<boolean> {
  say(`Each restarted in a running demo, from SIGTERM to its end:`);
  for (const { name, ended, seconds } of await restartEach(stage)) say(`  ${name}: ${ended}, ${inSeconds(seconds)}`);
  tell(`The demo with ${away} at its place`);
  const there = await withoutAgency(stage, away, false);
  tell(`The demo without ${away}`);
  const gone = await withoutAgency(stage, away);
  say(`Until the other agencies had ended with every resident of a demo:`);
  say(
    `  ${away} at its place: ${inSeconds(there.othersAfterSeconds)}; ${away} away: ${inSeconds(gone.othersAfterSeconds)}`,
  );
  const { findings: before } = await judge(stage);

  const residents = wished ?? stage.residentsAnHour;
  say(`A backlog of ${residents} residents (an undisturbed demo makes ${stage.residentsAnHour} an hour):`);
  const drained = await drainBacklog(stage, residents);
  say(told(drained));
  const findings = [...before, ...drained.findings];
  for (const finding of findings) say(`Does not hold: ${finding}`);
  return findings.length === 0;
}

function told({ residents, handedInSeconds, messages, drainedSeconds, settledSeconds }: Drained): string {
  const rate = Math.round(messages / drainedSeconds);
  return [
    `  handed in within ${inSeconds(handedInSeconds)} while the collector stood still`,
    `  ${messages} messages read ${inSeconds(drainedSeconds)} after it went on: ${rate} a second`,
    `  all ${residents} with every agency as far as they get by themselves after ${inSeconds(settledSeconds)}`,
  ].join('\n');
}

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

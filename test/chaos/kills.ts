import { parseArgs } from 'node:util';
import { UsageError } from '#observability';
import { runChaos, sentence, type Result } from './chaos.js';
import { runScript, tell, wholeNumber } from './command-line.js';
import { kinds, type Kind } from './installation-under-test.js';

const usage = `npm run test:chaos -- [options]

Runs the demo undisturbed, then again and again while parts of the installation are killed (kill -9) in turn, at random
moments, and compares the ends: the same for every resident, nothing twice at the agencies, nothing lost, nothing dead.

  --on <hub|kafka>   hub: the process of npm start, its PostgreSQL, both (the default)
                     kafka: each process of npm run start:kafka, its broker, its PostgreSQL, its supervisor
  --kills <number>   how many kills (20)
  --seed <number>    the same seed plans the same kills (a random one, which is printed)
  --keep             leave data folders and logs behind
  --help             this text

Ends with 0 when all holds, 1 when not, 2 on a wrong option, 130 when interrupted.
`;

function readArguments(args: string[]) {
  const options = { on: 'string', kills: 'string', seed: 'string', keep: 'boolean', help: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        on: { type: options.on, default: 'hub' },
        kills: { type: options.kills, default: '20' },
        seed: { type: options.seed, default: String(Math.floor(Math.random() * 1_000_000)) },
        keep: { type: options.keep, default: false },
        help: { type: options.help, default: false },
      },
    });
    return {
      ...values,
      on: kindOf(values.on),
      kills: wholeNumber('--kills', values.kills),
      seed: wholeNumber('--seed', values.seed),
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function kindOf(text: string): Kind {
  const kind = kinds.find((one) => one === text);
  if (kind) return kind;
  throw new UsageError(`--on takes one of ${kinds.join(', ')}, not "${text}"`);
}

function closing({ strikes, rounds, cases, sameEnd, filings, ledger, promises, findings }: Result): string {
  const again = filings.reduce((sum, { times }) => sum + times - 1, 0);
  const superseded = ledger.dossiers.filter(({ state }) => state === 'superseded').length;
  const count = (what: 'applied' | 'duplicate' | 'superseded') => promises.reduce((sum, row) => sum + row[what], 0);
  const services = new Set(promises.map(({ group }) => group)).size;
  return [
    `${strikes.length} kills in ${rounds} rounds of the demo:`,
    ...strikes.map((strike, index) => `  ${String(index + 1).padStart(3)}  ${sentence(strike)}`),
    '',
    `${sameEnd} of ${cases} residents ended as undisturbed.`,
    `${filings.length} dossier versions at the agencies; ${again} sendings were repeated with the same key, ${superseded} versions superseded on their way.`,
    `${services} services: ${count('applied')} messages applied, ${count('duplicate')} known already, ${count('superseded')} superseded, ${ledger.dead.length} dead.`,
    ...(findings.length === 0 ? ['All holds.'] : ['Does not hold:', ...findings.map((finding) => `  ${finding}`)]),
    '',
  ].join('\n');
}

runScript(async (args, signal) => {
  const { help, ...options } = readArguments(args);
  if (help) {
    process.stdout.write(usage);
    return true;
  }
  const result = await runChaos({ ...options, signal, tell });
  process.stdout.write(closing(result));
  return result.findings.length === 0;
});

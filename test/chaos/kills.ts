import { parseArgs } from 'node:util';
import { runChaos, sentence, type Result } from './chaos.js';

const usage = `npm run test:chaos -- [options]

Runs the demo undisturbed, then again while the hub, its PostgreSQL, or both are killed (kill -9) at random moments, and
compares the two ends: the same for every resident, nothing twice at the agencies, nothing lost, nothing dead.

  --kills <number>   how many kills (20)
  --seed <number>    the same seed plans the same kills (a random one, which is printed)
  --keep             leave data folders and logs behind
  --help             this text

Ends with 0 when all holds, 1 when not, 2 on a wrong option, 130 when interrupted.
`;

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());

class UsageError extends Error {
  readonly code = 'usage';
}

function readArguments(args: string[]) {
  const options = { kills: 'string', seed: 'string', keep: 'boolean', help: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        kills: { type: options.kills, default: '20' },
        seed: { type: options.seed, default: String(Math.floor(Math.random() * 1_000_000)) },
        keep: { type: options.keep, default: false },
        help: { type: options.help, default: false },
      },
    });
    return { ...values, kills: wholeNumber('--kills', values.kills), seed: wholeNumber('--seed', values.seed) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number, e.g. ${option} 20, not "${text}"`);
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

async function main(): Promise<number> {
  const { help, ...options } = readArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const tell = (text: string): void => void process.stderr.write(`${text}\n`);
  const result = await runChaos({ ...options, signal: interrupted.signal, tell });
  process.stdout.write(closing(result));
  return result.findings.length === 0 ? 0 : 1;
}

void main()
  .catch((error: Error) => {
    if (interrupted.signal.aborted) return 130;
    process.stderr.write(`${error.message}\n`);
    return error instanceof UsageError ? 2 : 1;
  })
  .then((code) => {
    process.exitCode = code;
  });

import { parseArgs } from 'node:util';
import { UsageError } from '#observability';
import { runScript, tell, wholeNumber } from '../chaos/command-line.js';
import { HubProcess } from '../journey/hub-process.js';
import { freePorts } from '../support/free-ports.js';
import { openTargets } from './targets.js';
import { answersIn, type Answered } from './answers.js';
import { Schemathesis } from './schemathesis.js';

const usage = `npm run test:fuzz -- [options]

Sends requests made from the served OpenAPI, right ones and wrong ones, to a hub of its own on free ports, whose limits are
off, and counts what it answers: none may be a 5xx. The requests are made by Schemathesis, which Python 3 and PyPI bring
into a folder outside the tree. It takes a quarter of an hour and is not part of what the build server runs.

  --cases <number>  how many requests at least (30000)
  --seed <number>   the same seed makes the same requests (a random one, which is printed)
  --keep            leave the hub's data and log behind
  --help            this text

Ends with 0 when no answer was a 5xx, 1 when one was, 2 on a wrong option, 130 when interrupted.
`;

/** Wrong codes stay limited, which no setting lifts: those calls are answered with 429 after a while. */
const LIMITS_OFF = {
  DRAFTS_PER_MINUTE: '0',
  DRAFT_MAILS_PER_DAY: '0',
  DOCUMENTS_PER_APPLICATION: '0',
  DOCUMENT_MB_PER_APPLICATION: '0',
};

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        cases: { type: 'string', default: '30000' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const [cases, seed] = [wholeNumber('--cases', values.cases), wholeNumber('--seed', values.seed)];
    return { ...values, cases, seed };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Rounds with people of the hub's own, whose cases the requests reach, and rounds with nobody's, until it is enough. */
async function fuzz(hub: HubProcess, wish: { cases: number; seed: number }, signal: AbortSignal): Promise<Answered> {
  const schemathesis = Schemathesis.install();
  for (let round = 0; ; round += 1) {
    const targets = round % 2 === 0 ? await openTargets(hub.url()) : undefined;
    await schemathesis.run(hub.url(), { seed: wish.seed + round, targets, signal });
    const answered = answersIn(hub.said);
    tell(`round ${round + 1}: ${answered.all} requests so far, ${answered.failed.length} answered with 5xx`);
    if (answered.all >= wish.cases) return answered;
  }
}

function closing({ all, failed, byStatus }: Answered, seed: number): string {
  const statuses = [...byStatus].sort().map(([status, count]) => `${status}: ${count}`);
  const lines = failed.map(({ method, route, status }) => `  ${status} ${method} ${route}`);
  const places = [...new Set(lines)].map((line) => `${line} (${lines.filter((one) => one === line).length} times)`);
  return [`${all} requests from seed ${seed}, by status ${statuses.join(', ')}.`, ...places, ''].join('\n');
}

runScript(async (args, signal) => {
  const wish = readArguments(args);
  if (wish.help) {
    process.stdout.write(usage);
    return true;
  }
  const hub = new HubProcess(await freePorts(), LIMITS_OFF);
  try {
    await hub.start();
    tell(`a hub at ${hub.url()}, its log in ${hub.log}, seed ${wish.seed}`);
    const answered = await fuzz(hub, wish, signal);
    process.stdout.write(closing(answered, wish.seed));
    return answered.failed.length === 0 && (await hub.isReady());
  } finally {
    if (wish.keep) await hub.end();
    else await hub.remove();
  }
});

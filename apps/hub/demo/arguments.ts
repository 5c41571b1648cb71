import { parseArgs } from 'node:util';

export interface Arguments {
  help: boolean;
  json: boolean;
  only: string[];
  hubUrl: string | undefined;
  resume: string | undefined;
  patienceSeconds: number;
}

export const usage = `npm run demo -- [options]

Sends the example residents through the hub, answers what they are asked, and waits for their permits, CPR numbers and
tax cards. Uses the hub at HUB_URL, else the one on PORT (3000), else starts one and stops it afterwards.

  --only <resident>     this one; may be given several times
  --hub <url>           the hub's address, e.g. http://127.0.0.1:3000
  --resume <file>       remember in this file how far each resident is, and go on from there
  --patience <seconds>  how long the hub may be away, and a resident may stand still (120)
  --json                the result as JSON on standard output
  --help                this text

Ends with 0 when every resident got what is expected, 1 when not, 2 on a wrong option, 3 without a hub.
`;

export function readArguments(args: string[], env: NodeJS.ProcessEnv): Arguments {
  const { values } = parse(args);
  const patienceSeconds = Number(values.patience ?? '120');
  if (!(patienceSeconds > 0))
    throw new UsageError(`--patience takes seconds, e.g. --patience 60, not "${values.patience}"`);
  return {
    help: values.help ?? false,
    json: values.json ?? false,
    only: values.only ?? [],
    hubUrl: addressOf(values.hub ?? env.HUB_URL),
    resume: values.resume,
    patienceSeconds,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean' },
        json: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        hub: { type: 'string' },
        resume: { type: 'string' },
        patience: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function addressOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UsageError(`"${text}" is no address of a hub; it looks like http://127.0.0.1:3000`);
  }
  return url.origin;
}

export class UsageError extends Error {
  readonly code = 'usage';
}

import { parseArgs } from 'node:util';
import { DemoError } from './demo-error.js';

export type Arguments = ReturnType<typeof readArguments>;

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

/** @throws DemoError usage */
export function readArguments(args: string[], env: NodeJS.ProcessEnv) {
  const { help, json, only, hub, resume, patience } = parse(args);
  const patienceSeconds = Number(patience);
  if (!(patienceSeconds > 0))
    throw new DemoError('usage', `--patience takes seconds, e.g. --patience 60, not "${patience}"`);
  return { help, json, only, hubUrl: addressOf(hub ?? env.HUB_URL), resume, patienceSeconds };
}

function parse(args: string[]) {
  const options = {
    help: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] as string[] },
    hub: { type: 'string' },
    resume: { type: 'string' },
    patience: { type: 'string', default: '120' },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new DemoError('usage', (error as Error).message);
  }
}

function addressOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new DemoError('usage', `"${text}" is no address of a hub; it looks like http://127.0.0.1:3000`);
  }
  return url.origin;
}

import { callOut, NoAnswer, type ProblemBody } from '#http';
import { MendableError } from '#observability';
import { readSettings } from '#settings';
import { explain, type Terminal } from '../program.js';
import { readArguments, usage } from './arguments.js';

const WITHIN_MS = 120_000;
/** By the status that the portal answers. */
const exitCodes: Readonly<Record<number, number>> = { 200: 0, 409: 3, 404: 4 };

/** The whole program; resolves to its exit code. */
export async function run(args: string[], { out, err }: Pick<Terminal, 'out' | 'err'>): Promise<number> {
  try {
    const wish = readArguments(args);
    if (!wish) {
      out.write(usage);
      return 0;
    }
    const { host, port, operatorToken } = readSettings();
    const answer = await callOut(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/internal/${wish.path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(operatorToken && { authorization: `Bearer ${operatorToken.current}` }),
      },
      body: JSON.stringify(wish.body),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const body = (await answer.json()) as ProblemBody | Done;
    if ('detail' in body) err.write(`${body.detail}\n`);
    else out.write(`${(wish.path === 'erasures' ? sayErased : sayRestricted)(body)}\n`);
    return exitCodes[answer.status] ?? 1;
  } catch (error) {
    return explain(error instanceof NoAnswer ? away(error) : error, err);
  }
}

interface Done {
  readonly certificate?: string;
  readonly restrictedSince?: string;
}

const sayErased = ({ certificate }: Done): string => certificate ?? 'It may be erased: say --yes.';

const sayRestricted = ({ restrictedSince }: Done): string =>
  restrictedSince === undefined
    ? 'It is not restricted: what waited is sent.'
    : `It is restricted since ${restrictedSince}: nothing more of it is sent to any agency.`;

const away = (error: NoAnswer): Error =>
  new MendableError('noPortal', `The portal does not answer (${error.message}). Start the hub, or set PORT.`);

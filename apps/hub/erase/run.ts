import { callOut, NoAnswer, type ProblemBody } from '#http';
import { describeError, MendableError, UsageError } from '#observability';
import { readSettings } from '#settings';
import { readArguments, usage } from './arguments.js';

export interface EraseContext {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
}

const WITHIN_MS = 120_000;
/** By the status that the portal answers. */
const exitCodes: Readonly<Record<number, number>> = { 200: 0, 409: 3, 404: 4 };

/** The whole program; resolves to its exit code. */
export async function run(args: string[], { out, err }: EraseContext): Promise<number> {
  try {
    const { help, ...wish } = readArguments(args);
    if (help) {
      out.write(usage);
      return 0;
    }
    const { host, port, operatorToken } = readSettings();
    const answer = await callOut(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/internal/erasures`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(operatorToken && { authorization: `Bearer ${operatorToken}` }),
      },
      body: JSON.stringify(wish),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const body = (await answer.json()) as ProblemBody | { certificate?: string };
    if ('detail' in body) err.write(`${body.detail}\n`);
    else out.write(body.certificate === undefined ? 'It may be erased: say --yes.\n' : `${body.certificate}\n`);
    return exitCodes[answer.status] ?? 1;
  } catch (error) {
    const sentence = sentenceOf(error);
    err.write(`${sentence ?? JSON.stringify(describeError(error))}\n`);
    return error instanceof UsageError || (error instanceof MendableError && error.code === 'SETTING') ? 2 : 1;
  }
}

function sentenceOf(error: unknown): string | undefined {
  if (error instanceof NoAnswer) return `The portal does not answer (${error.message}). Start the hub, or set PORT.`;
  return error instanceof MendableError ? error.message : undefined;
}

import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadableStream } from 'node:stream/web';
import { callOut, NoAnswer } from '#http';
import type { Secret } from '#settings';
import type { DocumentSource, OpenDocument } from '../connector.js';
import { DocumentUnavailable } from '../errors.js';

const ANSWER_MS = 30_000;
/** The bytes were deleted on purpose, once this agency had them. */
const GONE = 410;
/** A dossier can be here a moment before the portal has heard of it and gives out the documents that it names. */
const NOT_YET = 404;
const HEARD_WITHIN_MS = 10_000;
const ASK_EVERY_MS = 100;

/** Documents by the portal's internal call, which asks for the connector's own credential and gives what its dossiers name. */
export class PortalDocuments implements DocumentSource {
  constructor(
    private readonly portalUrl: string,
    private readonly token: Secret,
    private readonly heardWithinMs = HEARD_WITHIN_MS,
  ) {}

  async open(documentId: string, signal: AbortSignal): Promise<OpenDocument | undefined> {
    const answer = await this.untilHeard(documentId, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]));
    if (answer.status === GONE) return undefined;
    if (!answer.ok || !answer.body) {
      await answer.body?.cancel();
      throw new DocumentUnavailable(`the portal answered HTTP ${answer.status} for document ${documentId}`);
    }
    return {
      mediaType: answer.headers.get('content-type') ?? 'application/octet-stream',
      bytes: Readable.fromWeb(answer.body as ReadableStream),
    };
  }

  private async untilHeard(documentId: string, signal: AbortSignal): Promise<Response> {
    const end = performance.now() + this.heardWithinMs;
    for (;;) {
      const answer = await this.get(documentId, signal);
      if (answer.status !== NOT_YET || performance.now() > end) return answer;
      await answer.body?.cancel();
      await pause(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async get(documentId: string, signal: AbortSignal): Promise<Response> {
    try {
      return await callOut(`${this.portalUrl}/internal/documents/${encodeURIComponent(documentId)}`, {
        headers: { authorization: `Bearer ${this.token.current}` },
        signal,
      });
    } catch (error) {
      const why = error instanceof NoAnswer ? `: ${error.message}` : '';
      throw new DocumentUnavailable(`the portal does not answer${why}`, { cause: error });
    }
  }
}

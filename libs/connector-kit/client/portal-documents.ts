import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { DocumentSource, OpenDocument } from '../connector.js';
import { DocumentUnavailable } from '../errors.js';

const ANSWER_MS = 30_000;
/** The bytes were deleted on purpose, once this agency had them. */
const GONE = 410;

/** Documents by the portal's internal call, which asks for the connector's own credential. */
export class PortalDocuments implements DocumentSource {
  constructor(
    private readonly portalUrl: string,
    private readonly token: string,
  ) {}

  async open(documentId: string, signal: AbortSignal): Promise<OpenDocument | undefined> {
    const answer = await this.get(documentId, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]));
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

  private async get(documentId: string, signal: AbortSignal): Promise<Response> {
    try {
      return await fetch(`${this.portalUrl}/internal/documents/${encodeURIComponent(documentId)}`, {
        headers: { authorization: `Bearer ${this.token}` },
        signal,
      });
    } catch (error) {
      throw new DocumentUnavailable('the portal does not answer', { cause: error });
    }
  }
}

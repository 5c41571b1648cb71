import { callOut, NoAnswer } from '#http';
import type { AgencyAddress, AgencyClient, DocumentSource, Handover, NamedDocument, Receipt } from '../connector.js';
import { AgencyUnavailable, DocumentUnavailable, FilingRejected } from '../errors.js';

/** Answers that mean "later", or that an operator mends: nothing is wrong with the filing itself. */
const LATER = new Set([401, 403, 408, 421, 425, 429]);
/** To withdraw what the agency does not know, or has closed already, is done. */
const NOTHING_TO_WITHDRAW = new Set([404, 410]);

/**
 * An agency that takes JSON over HTTP: `PUT documents/{id}` for what the filing names, then `POST filings`;
 * `POST withdrawals` ends it. Filing and withdrawal carry an `Idempotency-Key`; a document's address is its key.
 */
export class JsonOverHttp implements AgencyClient {
  constructor(private readonly address: AgencyAddress) {}

  async file(filing: unknown, { key, documents, source, signal }: Handover): Promise<Receipt> {
    for (const document of documents) await this.put(document, source, signal);
    const answer = await this.post('filings', filing, key, signal);
    if (!answer.ok) throw await failureOf(answer);
    return receiptIn(answer);
  }

  async withdraw(withdrawal: unknown, { key, signal }: Pick<Handover, 'key' | 'signal'>): Promise<Receipt> {
    const answer = await this.post('withdrawals', withdrawal, key, signal);
    if (answer.ok) return receiptIn(answer);
    if (NOTHING_TO_WITHDRAW.has(answer.status)) return {};
    throw await failureOf(answer);
  }

  /** Streams the bytes through: a connector holds no document. */
  private async put({ documentId }: NamedDocument, source: DocumentSource, signal: AbortSignal): Promise<void> {
    const document = await source.open(documentId, signal);
    if (!document) return;
    const answer = await this.call(`documents/${encodeURIComponent(documentId)}`, signal, {
      method: 'PUT',
      headers: { 'content-type': document.mediaType },
      body: document.bytes as unknown as BodyInit, // Node's fetch takes its own streams, a browser's types don't say so
      duplex: 'half',
    }).finally(() => document.bytes.destroy());
    await answer.body?.cancel();
    if (!answer.ok) throw await failureOf(answer);
  }

  private post(what: string, body: unknown, key: string, signal: AbortSignal): Promise<Response> {
    return this.call(what, signal, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  }

  private async call(path: string, signal: AbortSignal, init: Parameters<typeof callOut>[1]): Promise<Response> {
    const limit = AbortSignal.timeout(this.address.answerMs);
    try {
      return await callOut(`${this.address.url}/${path}`, { ...init, signal: AbortSignal.any([signal, limit]) });
    } catch (error) {
      if (error instanceof DocumentUnavailable) throw error;
      const why = error instanceof NoAnswer ? error.message : 'no connection';
      throw new AgencyUnavailable(limit.aborted ? 'no answer in time' : why, { cause: error });
    }
  }
}

async function failureOf(answer: Response): Promise<Error> {
  if (answer.status >= 500 || LATER.has(answer.status)) return new AgencyUnavailable(`HTTP ${answer.status}`);
  return new FilingRejected([`HTTP ${answer.status}`, ...(await placesIn(answer))].join(', '));
}

/** Of a refusal only places and codes are kept: an agency's sentence may quote a person. */
async function placesIn(answer: Response): Promise<string[]> {
  const body = (await answer.json().catch(() => undefined)) as { errors?: unknown } | undefined;
  if (!Array.isArray(body?.errors)) return [];
  return body.errors
    .slice(0, 20)
    .map((one: { path?: unknown; code?: unknown }) => `${String(one?.path)} ${String(one?.code)}`)
    .filter((place) => /^[\w.[\]-]{1,80} [\w-]{1,40}$/.test(place));
}

async function receiptIn(answer: Response): Promise<Receipt> {
  const body = (await answer.json().catch(() => undefined)) as { agencyReference?: unknown } | undefined;
  return typeof body?.agencyReference === 'string' ? { agencyReference: body.agencyReference.slice(0, 100) } : {};
}

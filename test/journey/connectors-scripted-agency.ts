import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the agency does with one call: a status, with a body; `drop` closes the connection, `hang` never answers. */
export type Answer = { status: number; body?: unknown; location?: string } | 'drop' | 'hang';

export interface Call {
  readonly path: string;
  readonly key: string | undefined;
  readonly at: number;
  readonly body: { readonly recipient?: string; readonly dossierVersion?: number } & Readonly<Record<string, unknown>>;
}

/** An agency's system that answers filings by a script, the last answer for ever, or as it is told for one recipient. It never reports. */
export class ScriptedAgency {
  readonly calls: Call[] = [];
  /** Ids of the documents that were uploaded. */
  readonly documents: string[] = [];
  script: Answer[] = [];
  /** Answers of one recipient, before the script's. */
  readonly answersOf = new Map<string, Answer>();
  /** Looks around before anything is answered, the upload of a document too. */
  onFirstByte?: () => Promise<void>;
  private readonly server = createServer(
    (request, response) => void this.answer(request, response).catch(() => response.destroy()), // its caller was killed
  );

  static async open(): Promise<ScriptedAgency> {
    const agency = new ScriptedAgency();
    await new Promise<void>((resolve) => agency.server.listen(0, '127.0.0.1', resolve));
    return agency;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  play(...script: Answer[]): void {
    this.calls.length = 0;
    this.answersOf.clear();
    this.script = script;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private next(): Answer | undefined {
    return this.script.length > 1 ? this.script.shift() : this.script[0];
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.onFirstByte?.();
    const sent: Buffer[] = [];
    for await (const chunk of request) sent.push(chunk as Buffer);
    if (request.method === 'PUT') {
      this.documents.push(request.url?.split('/').at(-1) ?? '');
      return void response.writeHead(204).end();
    }
    const key = request.headers['idempotency-key'];
    const body = JSON.parse(Buffer.concat(sent).toString()) as Call['body'];
    this.calls.push({ path: request.url ?? '', key: key?.toString(), at: Date.now(), body });
    const answer = this.answersOf.get(body.recipient ?? '') ?? this.next();
    if (answer === 'hang') return;
    if (answer === 'drop' || !answer) return void request.socket.destroy();
    const { status, location } = answer;
    response
      .writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
      .end(JSON.stringify(answer.body ?? {}));
  }
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { takingPart, type CaseView } from '../../apps/hub/demo/hub-answers.js';
import type { Json } from '../../apps/hub/demo/json.js';
import { freePorts } from './free-ports.js';

/** A hub in a few lines for the demo's own tests: one agency that misses one fact, and a door that can be shut. */
export class FakeHub {
  readonly calls: string[] = [];
  readonly idempotencyKeys: string[] = [];
  /** How many calls from now on break off before an answer, after they took effect. */
  loseAnswers = 0;
  /** How many calls from now on are answered with 503. */
  busy = 0;
  /** How often a question is still shown after its answer, as while the collector has not read it yet. */
  slowToFold = 0;
  submitted = false;
  uploads = 0;
  answered: Json | undefined;
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly expected: CaseView) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    this.port ||= await freePorts(); // it comes back where it was: on a port that no outgoing connection is given
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  async shut(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = `${request.method} ${(request.url ?? '').replace(/^\/api\/v1/, '')}`;
    this.calls.push(call);
    if (this.busy > 0) {
      this.busy -= 1;
      response.writeHead(503).end();
      return;
    }
    const [status, answer] = this.answer(call, Buffer.concat(chunks), request);
    if (this.loseAnswers > 0) {
      this.loseAnswers -= 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  private answer(call: string, body: Buffer, request: IncomingMessage): [number, unknown] {
    if (call.startsWith('GET /health')) return [200, {}];
    if (call === 'POST /applications') return [201, { applicationId: 'a', reference: 'R', accessToken: 't' }];
    if (call === 'POST /applications/a/documents') return [201, { documentId: `d${(this.uploads += 1)}` }];
    if (call === 'GET /applications/a') return [200, { submitted: this.submitted }];
    if (call === 'PATCH /applications/a') return this.submitted ? [409, { title: 'submitted' }] : [200, {}];
    if (call === 'POST /applications/a/submission') {
      this.submitted = true;
      this.idempotencyKeys.push(String(request.headers['idempotency-key']));
      return [201, { caseId: 'c' }];
    }
    if (call === 'PATCH /cases/c/answers') {
      this.answered = (JSON.parse(body.toString()) as { answers: Json }).answers;
      return [202, undefined];
    }
    return this.answerAboutCase(call);
  }

  private answerAboutCase(call: string): [number, unknown] {
    const missing = takingPart(this.expected).flatMap((agency) => this.expected.agencies[agency]?.missing ?? []);
    if (this.answered !== undefined && call === 'GET /cases/c/questions') this.slowToFold -= 1;
    const open = missing.length > 0 && (this.answered === undefined || this.slowToFold > 0);
    if (call === 'GET /cases/c') return [200, open ? this.expected : { ...this.expected, status: 'completed' }];
    if (call === 'GET /cases/c/questions') return [200, open ? missing.map((path) => ({ path })) : []];
    if (call === 'GET /cases/c/profile') return [200, { facts: { 'tax.card': { value: { withholdingRate: 38 } } } }];
    if (call === 'GET /cases/c/disclosures') {
      return [200, [{ agency: 'tax', recipient: 'skattestyrelsen', paths: ['a', 'b'], dossierVersion: 1 }]];
    }
    return [404, { title: `no ${call}` }];
  }
}

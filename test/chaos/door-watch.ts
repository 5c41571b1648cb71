import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { contracts } from '#contracts';
import { documentsToken, serviceKey } from '#secrecy';

const ASK_EVERY_MS = 150;

interface Opened {
  readonly applicationId: string;
  readonly reference: string;
  readonly accessCode: string;
  readonly accessToken: string;
}

/** Somebody who comes back again and again, by code and by token. A hub that is away is asked again; a no is written down. */
export class DoorWatch {
  asked = 0;
  refused = 0;
  private readonly findings: string[] = [];
  private running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly url: string,
    private readonly opened: Opened,
    private readonly stop: AbortSignal,
  ) {}

  static async open(url: string, stop: AbortSignal): Promise<DoorWatch> {
    const answer = await post(`${url}/api/v1/applications`, { channel: 'web' }, stop);
    const watch = new DoorWatch(url, (await answer.json()) as Opened, stop);
    watch.running = watch.run();
    return watch;
  }

  /** What was refused. */
  async close(): Promise<string[]> {
    await this.running;
    return this.findings;
  }

  private async run(): Promise<void> {
    const { applicationId, reference, accessCode, accessToken } = this.opened;
    const bearer = { authorization: `Bearer ${accessToken}` };
    while (!this.stop.aborted) {
      await this.ask('by code', () => post(`${this.url}/api/v1/sessions`, { reference, accessCode }, this.stop));
      await this.ask('by token', () =>
        fetch(`${this.url}/api/v1/applications/${applicationId}`, { headers: bearer, signal: this.stop }),
      );
      await pause(ASK_EVERY_MS, undefined, { signal: this.stop }).catch(() => undefined);
    }
  }

  private async ask(how: string, call: () => Promise<Response>): Promise<void> {
    const answer = await call().catch(() => undefined); // away, or we are to stop
    if (!answer || answer.status >= 500) return;
    this.asked += 1;
    if (answer.ok) return;
    this.refused += 1;
    this.findings.push(`who comes back ${how} was refused with ${answer.status}`);
  }
}

function post(url: string, body: object, signal: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
}

/** Whether the hub on this port takes a value of a secret, wherever that is shown. */
export async function isLetIn(port: number, name: string, value: string): Promise<boolean> {
  const [, prefix] = /^(.+)_EVENTS_TOKEN$/.exec(name) ?? [];
  const agency = contracts.agencies.find((one) => one.replaceAll('-', '_').toUpperCase() === prefix);
  if (agency !== undefined) return (await ask(port + contracts.process(agency).place, '/api/v1/events', value)) !== 401;
  if (name === 'OPERATOR_TOKEN') return (await ask(port, '/metrics', value)) === 200;
  if (name === 'AUDITOR_TOKEN') return (await ask(port + 10, '/internal/cases/none/known/none', value)) !== 401;
  const key = Buffer.from(serviceKey(Buffer.from(value), 'portal'), 'hex');
  return (await ask(port, '/internal/keys', documentsToken(key, contracts.agencies[0]!))) !== 401;
}

/** By a name that is not the machine's own: what comes from here without a token would be let in. Resolves to the status. */
function ask(port: number, path: string, token: string): Promise<number> {
  const method = /events|keys/.test(path) ? 'POST' : 'GET';
  const headers = {
    host: 'hub.example',
    authorization: `Bearer ${token}`,
    ...(method === 'POST' && {
      'content-type': path.includes('events') ? 'application/cloudevents+json' : 'application/json',
    }),
  };
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end(method === 'POST' ? '{}' : undefined);
  });
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface KeptKey {
  versions: Map<number, Buffer>;
  latest: number;
}

interface Item {
  plaintext?: string;
  ciphertext?: string;
  associated_data?: string;
}

/** Plays a key service with the interface of Vault's transit engine, as far as `TransitKeys` uses it. */
export class KeyService {
  readonly token = randomBytes(16).toString('hex');
  /** How often it was called, and how many values it was given at once. */
  readonly calls: { path: string; items: number }[] = [];
  isAway = false;
  private readonly keys = new Map<string, KeptKey>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<KeyService> {
    const server = createServer();
    const service = new KeyService(server);
    server.on('request', (request, response) => void service.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Versions of a key that still exist. */
  versionsOf(name: string): number[] {
    return [...(this.keys.get(name)?.versions.keys() ?? [])];
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of request) text += String(part);
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> & { batch_input?: Item[] };
    const path = request.url!.replace('/v1/transit/', '');
    this.calls.push({ path, items: body.batch_input?.length ?? 0 });
    const say = (status: number, data?: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(data ? JSON.stringify({ data }) : '');
    if (this.isAway) return say(503, { errors: ['sealed'] });
    if (request.headers['x-vault-token'] !== this.token) return say(403, { errors: ['permission denied'] });
    this.serve(`${request.method} ${path}`, body, say);
  }

  private serve(
    call: string,
    body: Record<string, unknown> & { batch_input?: Item[] },
    say: (status: number, data?: unknown) => void,
  ): void {
    const [, what = '', name = '', action] = /^(?:GET|POST) (\w+)\/([\w-]+)(?:\/(\w+))?$/.exec(call) ?? [];
    const key = this.keys.get(name);
    if (call === `POST keys/${name}`) return void (this.make(name), say(204));
    if (!key) return say(what === 'keys' ? 404 : 400, { errors: ['encryption key not found'] });
    if (what === 'encrypt') return say(200, { batch_results: body.batch_input!.map((item) => encrypt(key, item)) });
    if (what === 'decrypt') return say(200, { batch_results: body.batch_input!.map((item) => decrypt(key, item)) });
    if (action === 'rotate') key.versions.set((key.latest += 1), randomBytes(32));
    if (action === 'trim')
      for (const version of [...key.versions.keys()])
        if (version < Number(body.min_available_version)) key.versions.delete(version);
    if (action) return say(204);
    const first = Math.min(...key.versions.keys());
    say(200, { latest_version: key.latest, min_available_version: first, min_decryption_version: first });
  }

  private make(name: string): void {
    if (!this.keys.has(name)) this.keys.set(name, { versions: new Map([[1, randomBytes(32)]]), latest: 1 });
  }
}

function encrypt({ versions, latest }: KeptKey, { plaintext = '', associated_data: place = '' }: Item): Item {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', versions.get(latest)!, nonce).setAAD(Buffer.from(place, 'base64'));
  const bytes = Buffer.concat([
    nonce,
    cipher.update(Buffer.from(plaintext, 'base64')),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { ciphertext: `vault:v${latest}:${bytes.toString('base64')}` };
}

function decrypt({ versions }: KeptKey, { ciphertext = '', associated_data: place = '' }: Item): object {
  const [, version, text = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
  const key = versions.get(Number(version));
  if (!key) return { error: 'ciphertext version is disallowed by policy (too old)' };
  try {
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(place, 'base64'));
    decipher.setAuthTag(bytes.subarray(-16));
    return {
      plaintext: Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('base64'),
    };
  } catch {
    return { error: 'cipher: message authentication failed' };
  }
}

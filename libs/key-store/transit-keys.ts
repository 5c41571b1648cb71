import { callOut, NoAnswer } from '#http';
import { MendableError } from '#observability';
import { KeysUnreadable, type KeyAtPlace, type KeyEncryption } from './key-encryption.js';

export interface TransitOptions {
  /** Where the service listens. */
  readonly url: string;
  /** What is shown to it, at each call as it is then. Its policy decides for which purposes keys wrap and unwrap. */
  readonly token: { readonly current: string };
}

/** So long the service may take to answer; whoever waits is a resident or a batch of messages. */
const ANSWER_WITHIN_MS = 10_000;
/** `vault:v12:…`: which version of its key wrapped it. */
const WRAPPED = /^vault:v(\d+):/;

interface BatchAnswer {
  data: { batch_results: ({ ciphertext?: string; plaintext?: string; error?: string } | null)[] };
}
interface KeyAnswer {
  data: {
    latest_version: number;
    min_available_version?: number;
    min_decryption_version: number;
    /** By version when it was made, in seconds since 1970. */
    keys?: Record<number, number>;
  };
}

/**
 * Key-encryption keys in a key service that never lets them out, by the interface of HashiCorp Vault's transit engine
 * (OpenBao speaks the same): a key `ankomst-<purpose>` for each purpose, of type aes256-gcm96. What is wrapped is bound
 * to its place as associated data.
 */
export class TransitKeys implements KeyEncryption {
  constructor(private readonly options: TransitOptions) {}

  async wrap(purpose: string, keys: readonly KeyAtPlace[]): Promise<Buffer[]> {
    if (keys.length === 0) return [];
    const batch = keys.map(({ place, bytes }) => ({ plaintext: base64(bytes), associated_data: base64(place) }));
    const answer = await this.onceMade(purpose, () => this.batch('encrypt', purpose, batch));
    return answer.map((one) => Buffer.from(one?.ciphertext ?? refuse(purpose)));
  }

  async unwrap(purpose: string, wrapped: readonly KeyAtPlace[]): Promise<Buffer[]> {
    if (wrapped.length === 0) return [];
    const batch = wrapped.map(({ place, bytes }) => ({
      ciphertext: bytes.toString('latin1'),
      associated_data: base64(place),
    }));
    const answer = await this.batch('decrypt', purpose, batch);
    return answer.map((one) => Buffer.from(one?.plaintext ?? refuse(purpose), 'base64'));
  }

  async madeAt(purpose: string): Promise<Date | undefined> {
    const { data } = await this.call<KeyAnswer>('GET', `keys/${keyOf(purpose)}`);
    const seconds = data.keys?.[data.latest_version];
    return seconds === undefined ? undefined : new Date(seconds * 1_000);
  }

  nameOf(wrapped: Buffer): string {
    const [, version] = WRAPPED.exec(wrapped.toString('latin1', 0, 24)) ?? [];
    return nameOfVersion(Number(version ?? 0));
  }

  async renew(purpose: string): Promise<string> {
    await this.onceMade(purpose, () => this.call('POST', `keys/${keyOf(purpose)}/rotate`));
    const { data } = await this.call<KeyAnswer>('GET', `keys/${keyOf(purpose)}`);
    return nameOfVersion(data.latest_version);
  }

  async destroyBefore(purpose: string, name: string): Promise<string[]> {
    const key = `keys/${keyOf(purpose)}`;
    const { data } = await this.call<KeyAnswer>('GET', key);
    const first = Math.max(1, data.min_available_version ?? 1);
    const least = Number(name);
    await this.call('POST', `${key}/config`, { min_decryption_version: least, min_encryption_version: least });
    await this.call('POST', `${key}/trim`, { min_available_version: least });
    return Array.from({ length: Math.max(0, least - first) }, (_, index) => nameOfVersion(first + index));
  }

  /** The first call for a purpose makes its key. */
  private async onceMade<T>(purpose: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ServiceRefused) || ![400, 404].includes(error.status)) throw error;
      await this.call('POST', `keys/${keyOf(purpose)}`, { type: 'aes256-gcm96' });
      return act();
    }
  }

  private async batch(what: 'encrypt' | 'decrypt', purpose: string, batch: readonly object[]) {
    const { data } = await this.call<BatchAnswer>('POST', `${what}/${keyOf(purpose)}`, { batch_input: batch });
    if (data.batch_results.length !== batch.length) refuse(purpose);
    return data.batch_results;
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const { url, token } = this.options;
    const answer = await callOut(`${url.replace(/\/$/, '')}/v1/transit/${path}`, {
      method,
      headers: { 'x-vault-token': token.current, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch((error: unknown) => {
      throw error instanceof NoAnswer ? away(`does not answer (${error.message})`) : error;
    });
    if (answer.status >= 500 || answer.status === 429) throw away(`answers ${answer.status}`);
    if (!answer.ok) throw new ServiceRefused(answer.status, path);
    return (answer.status === 204 ? {} : await answer.json()) as T;
  }
}

/** Nothing is lost by it: who reads or writes waits, and tries again. */
const away = (how: string): Error =>
  new MendableError('UNREACHABLE', `The key service ${how}. See that it runs, and that KEY_SERVICE_URL names it.`);

class ServiceRefused extends KeysUnreadable {
  constructor(
    readonly status: number,
    path: string,
  ) {
    super(
      `The key service refused ${path} (${status}). See that KEY_SERVICE_TOKEN may use this key, and that it was not deleted.`,
    );
  }
}

function refuse(purpose: string): never {
  throw new KeysUnreadable(
    `The key service does not open a key of the purpose ${purpose}: it was wrapped elsewhere, or what wrapped it is destroyed.`,
  );
}

const keyOf = (purpose: string): string => `ankomst-${purpose}`;
const nameOfVersion = (version: number): string => String(version).padStart(9, '0');
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');

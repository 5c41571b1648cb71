import type { Opened, PreparedKeys } from '#secrecy';
import type { RawMessage } from '../adapter.js';
import type { Setup } from './setup.js';

/** Messages as they came, for the service's own keeping: parked, or dead letters. The second place where values are sealed. */
export async function keepAll<Given extends { raw: RawMessage }>(
  { sealer, service }: Pick<Setup, 'sealer' | 'service'>,
  given: readonly Given[],
): Promise<(Given & Kept)[]> {
  const keys = await sealer.prepareToSeal(
    given.map(({ raw }) => storable(raw.key)),
    [kept(service)],
  );
  return given.map((one) => {
    const { position, key, headers, value } = one.raw;
    const resident = storable(key);
    const whole = JSON.stringify({ key, headers, value: value.toString('base64') });
    return {
      ...one,
      position,
      resident,
      message: keys.seal(resident, kept(service), String(position), Buffer.from(whole)),
    };
  });
}

/** `resident` is the key as a column can keep it; the message's own may hold what no column takes. */
interface Kept {
  resident: string;
  position: number;
  message: Buffer;
}

export function openKept(
  keys: PreparedKeys,
  service: string,
  { resident, position, message }: Kept,
): RawMessage | Exclude<Opened['verdict'], 'opened'> {
  const opened = keys.open(resident, kept(service), String(position), message);
  if (opened.verdict !== 'opened') return opened.verdict;
  const whole = JSON.parse(opened.bytes.toString('utf8')) as {
    key?: string;
    headers: Record<string, string>;
    value: string;
  };
  const { key = resident, headers } = whole;
  return { position, key, headers, value: Buffer.from(whole.value, 'base64') };
}

/** Who may open what a service kept of messages. */
export const kept = (service: string): string => `kept:${service}`;

/** PostgreSQL keeps no U+0000, and a dead letter may hold one anywhere. */
export const storable = (text: string): string => Buffer.from(text.replaceAll('\0', '\uFFFD')).toString('utf8');

import type { RawMessage } from '../adapter.js';
import type { Sealer } from '../options.js';

/** A message as it came, in the service's own keeping: parked, or a dead letter. The second place where values are sealed. */
export function keep(sealer: Sealer, service: string, { key, headers, value }: RawMessage): Buffer {
  const whole = JSON.stringify({ key, headers, value: value.toString('base64') });
  return sealer.seal(storable(key), `kept:${service}`, Buffer.from(whole));
}

/** `resident` is the key as a column can keep it; the message's own may hold what no column takes. */
export function openKept(
  sealer: Sealer,
  service: string,
  resident: string,
  position: number,
  kept: Buffer,
): RawMessage {
  const whole = JSON.parse(sealer.open(resident, `kept:${service}`, kept).toString('utf8')) as {
    key?: string;
    headers: Record<string, string>;
    value: string;
  };
  const { key = resident, headers } = whole;
  return { position, key, headers, value: Buffer.from(whole.value, 'base64') };
}

/** PostgreSQL keeps no U+0000, and a dead letter may hold one anywhere. */
export const storable = (text: string): string => Buffer.from(text.replaceAll('\0', '\uFFFD')).toString('utf8');

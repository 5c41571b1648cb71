import type { RawMessage } from '../adapter.js';
import type { Sealer } from '../options.js';

/** A message as it came, in the service's own keeping: parked, or a dead letter. The second place where values are sealed. */
export function keep(sealer: Sealer, service: string, { key, headers, value }: RawMessage): Buffer {
  const whole = JSON.stringify({ headers, value: value.toString('base64') });
  return sealer.seal(key, `kept:${service}`, Buffer.from(whole));
}

export function openKept(sealer: Sealer, service: string, key: string, position: number, kept: Buffer): RawMessage {
  const whole = JSON.parse(sealer.open(key, `kept:${service}`, kept).toString('utf8')) as {
    headers: Record<string, string>;
    value: string;
  };
  return { position, key, headers: whole.headers, value: Buffer.from(whole.value, 'base64') };
}

/** PostgreSQL keeps no U+0000, and a dead letter may hold one anywhere. */
export const storable = (text: string): string => Buffer.from(text.replaceAll('\0', '\uFFFD')).toString('utf8');

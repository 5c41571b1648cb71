import type { Kept } from '#messaging';
import type { ShowWish } from './arguments.js';
import { getKept, type ServiceStore } from './open-stores.js';
import { asJson, asTime, printable, writeJson, type Output } from './presented.js';

/** All about one. Its data holds personal values, and is opened only when that was asked for. */
export async function show(wish: ShowWish, stores: readonly ServiceStore[], out: Output): Promise<void> {
  const { kept, owner } = await getKept(stores, wish.name);
  const data = wish.data ? (kept.data() ?? 'cannot be opened any more') : undefined;
  if (wish.json) return writeJson(out, { ...asJson(owner.service, kept), headers: kept.headers, data });
  const line = (what: string, value: string): unknown => out.write(`${printable(`${what}${value}`)}\n`);
  for (const [what, value] of factsOf(owner.service, kept)) if (value) line(what.padEnd(10), value);
  line('headers', kept.headers ? '' : '   cannot be opened any more');
  for (const [header, value] of Object.entries(kept.headers ?? {})) line(`  ${header.padEnd(18)}`, value);
  line('data      ', data ?? 'not shown, since it holds personal values; --data opens it');
}

function factsOf(service: string, kept: Kept): [string, string | undefined][] {
  const parked = kept.state === 'parked';
  return [
    ['name', kept.name],
    ['service', service],
    ['topic', kept.topic],
    ['state', parked ? 'parked, and tried again by itself' : 'dead letter'],
    ['code', kept.code],
    ['why', kept.detail],
    ['handler', kept.handler],
    ['type', kept.type],
    ['since', `${asTime(kept.since)} UTC`],
    [parked ? 'tried' : 'died', kept.times === 1 ? 'once' : `${kept.times} times`],
    ['about', kept.resident],
  ];
}

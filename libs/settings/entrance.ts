import { isIP } from 'node:net';
import { SettingError, type Setting } from './table.js';

/** Who comes in, how often and how long. */
export interface EntranceSettings {
  /** Proxies, by address or range, whose word on where a request comes from is taken. */
  trustedProxies: readonly string[];
}

type Read = <T>(name: string, setting: Setting<T>) => T;

export function readEntrance(read: Read): EntranceSettings {
  return { trustedProxies: read('TRUSTED_PROXIES', addressesOrRanges) };
}

const addressesOrRanges: Setting<readonly string[]> = {
  parse(name, given = '') {
    const all = given.split(',').map((one) => one.trim());
    if (given.trim() === '') return [];
    if (all.every(isAddressOrRange)) return all;
    throw new SettingError(name, 'takes addresses or ranges of proxies, such as 127.0.0.1,10.1.0.0/16,fd00::/8.');
  },
};

/** A range of everything would let everybody say where they come from. */
function isAddressOrRange(given: string): boolean {
  const [address = '', bits, ...rest] = given.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

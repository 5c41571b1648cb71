import { isIP } from 'node:net';
import { secret, type Secret } from './changing-secret.js';
import { oneToken, SettingError, wholeNumber, type Read, type Setting } from './table.js';

/** Who comes in, how much one of them may do, where 0 is no limit, and how long. */
export interface EntranceSettings {
  /** Proxies, by address or range, whose word on where a request comes from is taken. */
  trustedProxies: readonly string[];
  /** What operators show who read metrics from another machine. */
  operatorToken: Secret | undefined;
  /** Drafts begun in a minute from one address. */
  draftsPerMinute: number;
  /** Mails in a day to one address about drafts of which nobody has opened a mail there. */
  draftMailsPerDay: number;
  /** Documents of one application, and their bytes together. */
  documentsPerApplication: number;
  documentBytesPerApplication: number;
  /** What is open in a browser ends when nobody was there for so long, and after so many hours in any case. */
  sessionIdleMinutes: number;
  sessionHours: number;
  /** A program's access token ends after so many days. */
  tokenDays: number;
  /** Streams of live events that one token may have open at once. */
  streamsPerToken: number;
}

const MEGABYTE = 1024 * 1024;
const MOST = 1_000_000;

export function readEntrance(read: Read): EntranceSettings {
  return {
    trustedProxies: read('TRUSTED_PROXIES', addressesOrRanges),
    operatorToken: read('OPERATOR_TOKEN', secret(oneToken)),
    draftsPerMinute: read('DRAFTS_PER_MINUTE', wholeNumber(0, MOST, 300)),
    draftMailsPerDay: read('DRAFT_MAILS_PER_DAY', wholeNumber(0, MOST, 20)),
    documentsPerApplication: read('DOCUMENTS_PER_APPLICATION', wholeNumber(0, MOST, 150)),
    documentBytesPerApplication: read('DOCUMENT_MB_PER_APPLICATION', wholeNumber(0, MOST, 300)) * MEGABYTE,
    sessionIdleMinutes: read('SESSION_IDLE_MINUTES', wholeNumber(10, 1440, 60)),
    sessionHours: read('SESSION_HOURS', wholeNumber(1, 720, 24)),
    tokenDays: read('TOKEN_DAYS', wholeNumber(1, 3650, 400)),
    streamsPerToken: read('STREAMS_PER_TOKEN', wholeNumber(0, MOST, 30)),
  };
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

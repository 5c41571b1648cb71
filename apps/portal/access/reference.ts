import { normalCode, readableCode } from './readable-code.js';

const PREFIX = 'AK';

/** What the resident writes on a letter and says on the phone, such as AK-7Q2M-XK4D. Not a secret; 40 bits keep it unique. */
export function newReference(): string {
  return `${PREFIX}-${readableCode(2)}`;
}

/** With or without its prefix. */
export function normalReference(typed: string): string {
  const code = normalCode(typed);
  return code.length === 10 && code.startsWith(PREFIX) ? code.slice(PREFIX.length) : code;
}

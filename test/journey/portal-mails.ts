import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';

export interface ReadMail {
  raw: string;
  to: string;
  subject: string;
  /** All of it but the address that it is sent to, decoded. */
  text: string;
}

/** The mails that a portal in development wrote beside its data folder, oldest first. */
export function mailsIn(dataDir: string): ReadMail[] {
  const place = `${dataDir}-mail`;
  if (!existsSync(place)) return [];
  const names = readdirSync(place).filter((name) => name.endsWith('.eml'));
  return names.sort().map((name) => readMail(readFileSync(join(place, name), 'utf8')));
}

export function readMail(raw: string): ReadMail {
  const unfolded = raw.replace(/\r\n/g, '\n');
  const text = decoded(unfolded.replace(/^To: .*$/m, ''));
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(unfolded)?.[1] ?? '';
  return { raw, to: header('To'), subject: header('Subject'), text };
}

function decoded(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The newest mail to an address whose text fits, once it is there. */
export async function mailTo(dataDir: string, address: string, fits: RegExp): Promise<ReadMail> {
  let found: ReadMail | undefined;
  await eventually(async () => {
    found = mailsIn(dataDir).findLast(({ to, text }) => to === address && fits.test(text));
    if (!found) throw new Error('There is no such mail yet.'); // pictures are made without a test runner, too
  });
  return found!;
}

export const linkIn = ({ text }: ReadMail, kind: 'return' | 'part'): string =>
  new RegExp(`/${kind}/[A-Za-z0-9_-]{43}`).exec(text)?.[0] ?? '';

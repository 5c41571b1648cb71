import { isEmailAddress } from '#contracts';
import { meaningOf } from '#http';
import type { Secret, Settings } from '#settings';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { getSystemErrorName } from 'node:util';
import type { MailBody } from './mail.js';

export interface Letter extends MailBody {
  /** The same mail sent again has the same id: mail programs show it once. */
  id: string;
  to: string;
}

/** Brings a mail on its way; rejects with a `MailRefused` where it was not taken. */
export interface Post {
  /** @param date what the mail says of when it was written */
  send(letter: Letter, date: Date): Promise<void>;
  close(): void;
}

/** A mail was not taken. Says how, never to whom: what a server answers may repeat the address. */
export class MailRefused extends Error {
  constructor(
    readonly code: string,
    /** It would not be taken the next time either. */
    readonly isFinal: boolean,
  ) {
    super(`a mail was not taken: ${code}`);
  }
}

type PostSettings = Pick<Settings, 'smtpUrl' | 'mailFrom' | 'publicUrl' | 'mailDir' | 'production'>;

/** Undefined where mails have to wait: in production without a server. */
export function postOf(settings: PostSettings): Post | undefined {
  if (settings.smtpUrl !== undefined) return smtpPost(settings.smtpUrl, settings);
  return settings.production ? undefined : folderPost(settings.mailDir, settings);
}

const TIME_OUT_MS = 20_000;

function smtpPost(url: Secret, settings: PostSettings): Post {
  return {
    send: async (letter, date) => {
      const message = { ...messageOf(letter, settings), date };
      const transport = transportOf(url.current); // a connection for each mail, with the login of now
      await transport
        .sendMail(message)
        .catch(refused)
        .finally(() => transport.close());
    },
    close: () => undefined,
  };
}

const transportOf = (url: string) =>
  createTransport({ url, connectionTimeout: TIME_OUT_MS, greetingTimeout: TIME_OUT_MS, socketTimeout: TIME_OUT_MS });

/** For development: each mail is a file that a mail program opens. */
function folderPost(folder: string, settings: PostSettings): Post {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async (letter, date) => {
      const { message } = await transport.sendMail({ ...messageOf(letter, settings), date });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const place = join(folder, `${letter.id}.eml`);
      await writeFile(`${place}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${place}.part`, place);
    },
    close: () => transport.close(),
  };
}

/** To one address, whatever was stored as such. */
function messageOf({ id, to, subject, text, html }: Letter, { mailFrom, publicUrl }: PostSettings): object {
  if (!isEmailAddress(to)) throw new MailRefused('no address', true);
  return {
    from: mailFrom,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Only what the server said of the addressee is final; a login or a line that fails is for operators to mend. */
function refused(error: SmtpError): never {
  const { code = 'unknown', responseCode } = error;
  const why = responseCode === undefined ? whyNoConnection(error) : undefined;
  throw new MailRefused(
    [responseCode === undefined ? code : `${code} ${responseCode}`, ...(why ? [why] : [])].join(': '),
    code === 'EENVELOPE' && (responseCode ?? 0) >= 500,
  );
}

/** nodemailer puts a code of its own over that of the socket or of TLS; what they said is left as a number, or in words. */
interface SmtpError {
  code?: string;
  responseCode?: number;
  errno?: number;
  message?: string;
}

function whyNoConnection({ code = '', errno, message = '' }: SmtpError): string | undefined {
  if (code === 'EDNS') return meaningOf('ENOTFOUND');
  if (typeof errno === 'number' && errno < 0) return meaningOf(getSystemErrorName(errno));
  return /certificate/i.test(message) ? meaningOf('CERT_UNTRUSTED') : meaningOf(code);
}

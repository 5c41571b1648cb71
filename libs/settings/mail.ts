import { secret, type Secret } from './changing-secret.js';
import { oneUrl, SettingError, text, webAddress, type Read } from './table.js';

export interface MailSettings {
  /** The portal as people reach it: where links in mails lead. */
  publicUrl: string;
  /** How mail is sent; undefined: in development it becomes files in `mailDir`, in production it waits. */
  smtpUrl: Secret | undefined;
  /** Who mails come from. */
  mailFrom: string;
}

const NOBODY = 'Ankomst <no-reply@ankomst.example>';

/** Mail that leaves a production names a sender and an address that its readers can reach. */
export function readMail(read: Read, production: boolean, ownUrl: string): MailSettings {
  const smtpUrl = read('SMTP_URL', secret(oneUrl(['smtp:', 'smtps:'], 'smtps://user:password@mail.example:465')));
  const publicUrl = read('PUBLIC_URL', webAddress('https://ankomst.example'));
  const mailFrom = read('MAIL_FROM', text(NOBODY));
  if (production && smtpUrl !== undefined) {
    if (publicUrl === undefined)
      throw new SettingError('PUBLIC_URL', 'must be set where SMTP_URL is: links in mails lead to this address.');
    if (mailFrom === NOBODY)
      throw new SettingError(
        'MAIL_FROM',
        'must be set where SMTP_URL is: the sender, such as Ankomst <mail@agency.example>.',
      );
  }
  return { smtpUrl, mailFrom, publicUrl: (publicUrl ?? ownUrl).replace(/\/$/, '') };
}

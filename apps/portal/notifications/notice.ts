import type { Text } from '#contracts';

export type NoticeLanguage = keyof Text;

/** Why somebody gets a mail. What it is about stands behind a login; the mail holds a reference at most. */
export const NOTICE_KINDS = [
  'draftSaved',
  'newCode',
  'received',
  'actionNeeded',
  'appointment',
  'decided',
  'invited',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A mail that is to be sent, once for each cause. */
export interface Notice {
  id: string;
  applicationId: string;
  /** The case or the application that it is about: with kind and cause it is one of a kind. */
  about: string;
  kind: NoticeKind;
  /** What happened. Never a value of a person: it is stored in the clear. */
  cause: string;
  /** Whose key seals the address. */
  residentId: string;
  language: NoticeLanguage;
  content: NoticeContent;
}

/** What is sealed of a notice, until it is sent. */
export interface NoticeContent {
  address: string;
  references: readonly string[];
}

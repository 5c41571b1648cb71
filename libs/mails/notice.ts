import type { Text } from '#contracts';

export type NoticeLanguage = keyof Text;

/**
 * What answers something that its reader has just done, or asks somebody for the first time: each is a mail of its own and
 * is never held back.
 */
export const AT_ONCE = ['draftSaved', 'newCode', 'received', 'invited'] as const;
export type AtOnceKind = (typeof AT_ONCE)[number];

/** What Ankomst writes of its own accord: gathered into one mail a day at most. */
export const REMINDERS = ['remindQuestion', 'remindDeadline', 'remindAppointment', 'remindDraft'] as const;
export type ReminderKind = (typeof REMINDERS)[number];
export const NEWS = [
  'actionNeeded',
  'appointment',
  'appointmentCancelled',
  'notAll',
  'decided',
  'answered',
  'employerAnswered',
  'schoolAnswered',
  'appliedTwice',
] as const;
export type NewsKind = (typeof NEWS)[number];
export type GatheredKind = NewsKind | ReminderKind;

/** Why somebody gets a mail. What it is about stands behind a login; the mail holds a reference at most. */
export type NoticeKind = AtOnceKind | GatheredKind;

/** A mail that is to be sent, once for each cause. */
export interface Notice {
  id: string;
  applicationId: string;
  /** The case or the application that it is about: with kind and cause it is one of a kind. */
  about: string;
  kind: AtOnceKind;
  /** What happened. Never a value of a person, nor a day of their life: it is stored in the clear. */
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

/** Something that the day's mail is to say. To whom and in which language is known when it is sent. */
export interface Gathered {
  applicationId: string;
  residentId: string;
  about: string;
  kind: GatheredKind;
  cause: string;
  dueAt: Date;
}

export { type DayMailEntry, dayMailWords } from './day-mail-words.js';
export { mailOf, written } from './mail.js';
export {
  AT_ONCE,
  type AtOnceKind,
  type Gathered,
  type GatheredKind,
  NEWS,
  type NewsKind,
  type Notice,
  type NoticeContent,
  type NoticeKind,
  type NoticeLanguage,
  REMINDERS,
  type ReminderKind,
} from './notice.js';
export { type Letter, MailRefused, type Post, postOf } from './post.js';
export { type Matters, draftReminders, newsDueAt, nextMorning, remindersOf } from './reminders.js';

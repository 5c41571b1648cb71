import { filled, textsIn } from '#texts';
import { listed, type NoticeWords } from './mail.js';
import type { GatheredKind, NoticeLanguage } from './notice.js';

const dayMailTexts = textsIn('dayMail');

/** One thing that a day's mail says, and in which case; none for a draft. */
export interface DayMailEntry {
  kind: GatheredKind;
  reference?: string;
}

/** What is most worth knowing comes first. */
const ORDER: readonly GatheredKind[] = [
  'appointmentCancelled',
  'appointment',
  'remindAppointment',
  'actionNeeded',
  'remindQuestion',
  'remindDeadline',
  'notAll',
  'decided',
  'answered',
  'employerAnswered',
  'schoolAnswered',
  'appliedTwice',
  'remindDraft',
];

/** One kind of news is the subject; of several it is only that there is news. Each is a line. */
export function dayMailWords(language: NoticeLanguage, told: readonly DayMailEntry[]): NoticeWords {
  const words = dayMailTexts({ language });
  const references = (some: readonly DayMailEntry[]): string =>
    listed(new Set(some.flatMap(({ reference }) => reference ?? [])), language);
  const kinds = ORDER.filter((kind) => told.some((one) => one.kind === kind));
  const inCases = told.some(({ reference }) => reference !== undefined);
  const news = kinds.map((kind) =>
    filled(words.kinds[kind], { references: references(told.filter((one) => one.kind === kind)) }),
  );
  const several = inCases ? words.several({ references: references(told) }) : words.severalOfDrafts;
  return {
    subject: news.length === 1 ? news[0]!.subject : several,
    lines: [...news.map(({ line }) => line), inCases ? words.openCase : words.openDraft],
    link: inCases ? words.caseLink : words.draftLink,
  };
}

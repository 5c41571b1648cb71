import type { GatheredKind, NoticeLanguage } from './notice.js';
import type { NoticeWords } from './notice-words.js';

/** One thing that a day's mail says, and in which case; none for a draft. */
export interface DayMailEntry {
  kind: GatheredKind;
  reference?: string;
}

interface Sentence {
  subject(references: string): string;
  line(references: string): string;
}

interface Words {
  kinds: Readonly<Record<GatheredKind, Sentence>>;
  several(references: string): string;
  severalOfDrafts: string;
  openCase: string;
  openDraft: string;
  caseLink: string;
  draftLink: string;
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

const en: Words = {
  kinds: {
    appointmentCancelled: {
      subject: (references) => `An appointment in case ${references} is cancelled`,
      line: (references) => `An appointment in your case ${references} is cancelled.`,
    },
    appointment: {
      subject: (references) => `You have an appointment in case ${references}`,
      line: (references) => `You have been given a time to meet in your case ${references}.`,
    },
    remindAppointment: {
      subject: (references) => `You have an appointment soon in case ${references}`,
      line: (references) => `You have an appointment soon in your case ${references}.`,
    },
    actionNeeded: {
      subject: (references) => `You are asked for something in case ${references}`,
      line: (references) => `There is something for you to do in your case ${references}.`,
    },
    remindQuestion: {
      subject: (references) => `Your case ${references} waits for you`,
      line: (references) => `Your case ${references} still waits for an answer from you.`,
    },
    remindDeadline: {
      subject: (references) => `A date is near in case ${references}`,
      line: (references) => `A date that you have to keep is near in your case ${references}.`,
    },
    decided: {
      subject: (references) => `There is news in case ${references}`,
      line: (references) => `There is news in your case ${references}.`,
    },
    notAll: {
      subject: (references) => `Not everything comes of your application ${references}`,
      line: (references) =>
        `Not everything comes of your application ${references}. Your case says what does not come, and why.`,
    },
    answered: {
      subject: (references) => `There is an answer in case ${references}`,
      line: (references) => `An agency has answered what you say in your case ${references}.`,
    },
    employerAnswered: {
      subject: () => 'Your employer answered',
      line: () => 'Your employer answered its part of your application.',
    },
    schoolAnswered: {
      subject: () => 'Your school answered',
      line: () => 'Your school answered its part of your application.',
    },
    appliedTwice: {
      subject: (references) => `Have you applied twice? ${references}`,
      line: (references) =>
        `The cases ${references} may be about the same person. If so, you can withdraw one of them on its page. If not, do nothing: nobody puts them together.`,
    },
    remindDraft: {
      subject: () => 'Your application is not sent',
      line: () => 'You began an application on Ankomst and have not sent it. No agency has received anything.',
    },
  },
  several: (references) => `There is news in case ${references}`,
  severalOfDrafts: 'There is news about your application',
  openCase: 'Open your case to see what it is, and what you can do.',
  openDraft: 'Use your reference and your code, or the link below, to go on. If you do not want to go on, do nothing.',
  caseLink: 'See your case',
  draftLink: 'Continue the application',
};

const da: Words = {
  kinds: {
    appointmentCancelled: {
      subject: (references) => `En aftale i sag ${references} er aflyst`,
      line: (references) => `En aftale i din sag ${references} er aflyst.`,
    },
    appointment: {
      subject: (references) => `Du har fået en tid i sag ${references}`,
      line: (references) => `Du har fået en tid, hvor du skal møde op, i din sag ${references}.`,
    },
    remindAppointment: {
      subject: (references) => `Du har snart en aftale i sag ${references}`,
      line: (references) => `Du har snart en aftale, hvor du skal møde op, i din sag ${references}.`,
    },
    actionNeeded: {
      subject: (references) => `Du bliver bedt om noget i sag ${references}`,
      line: (references) => `Der er noget, du skal gøre i din sag ${references}.`,
    },
    remindQuestion: {
      subject: (references) => `Din sag ${references} venter på dig`,
      line: (references) => `Din sag ${references} venter stadig på et svar fra dig.`,
    },
    remindDeadline: {
      subject: (references) => `En dato nærmer sig i sag ${references}`,
      line: (references) => `En dato, du skal overholde, nærmer sig i din sag ${references}.`,
    },
    decided: {
      subject: (references) => `Der er nyt i sag ${references}`,
      line: (references) => `Der er nyt i din sag ${references}.`,
    },
    notAll: {
      subject: (references) => `Din ansøgning ${references} giver dig ikke det hele`,
      line: (references) =>
        `Din ansøgning ${references} giver dig ikke det hele. Din sag fortæller, hvad du ikke får, og hvorfor.`,
    },
    answered: {
      subject: (references) => `Der er kommet svar i sag ${references}`,
      line: (references) => `En myndighed har svaret på det, du siger, i din sag ${references}.`,
    },
    employerAnswered: {
      subject: () => 'Din arbejdsgiver har svaret',
      line: () => 'Din arbejdsgiver har svaret på sin del af din ansøgning.',
    },
    schoolAnswered: {
      subject: () => 'Dit uddannelsessted har svaret',
      line: () => 'Dit uddannelsessted har svaret på sin del af din ansøgning.',
    },
    appliedTwice: {
      subject: (references) => `Har du søgt to gange? ${references}`,
      line: (references) =>
        `Sagerne ${references} handler måske om den samme person. Gør de det, kan du trække den ene tilbage på dens side. Gør de ikke, skal du ikke gøre noget: ingen lægger dem sammen.`,
    },
    remindDraft: {
      subject: () => 'Din ansøgning er ikke sendt',
      line: () => 'Du er begyndt på en ansøgning på Ankomst og har ikke sendt den. Ingen myndighed har fået noget.',
    },
  },
  several: (references) => `Der er nyt i sag ${references}`,
  severalOfDrafts: 'Der er nyt om din ansøgning',
  openCase: 'Åbn din sag for at se, hvad det er, og hvad du kan gøre.',
  openDraft:
    'Brug dit sagsnummer og din kode, eller linket herunder, for at gå videre. Vil du ikke gå videre, skal du ikke gøre noget.',
  caseLink: 'Se din sag',
  draftLink: 'Fortsæt ansøgningen',
};

const wordsOf: Readonly<Record<NoticeLanguage, Words>> = { en, da };

/** One kind of news is the subject; of several it is only that there is news. Each is a line. */
export function dayMailWords(language: NoticeLanguage, told: readonly DayMailEntry[]): NoticeWords {
  const words = wordsOf[language];
  const list = (some: readonly DayMailEntry[]): string =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format([
      ...new Set(some.flatMap(({ reference }) => reference ?? [])),
    ]);
  const kinds = ORDER.filter((kind) => told.some((one) => one.kind === kind));
  const inCases = told.some(({ reference }) => reference !== undefined);
  const [only] = kinds as [GatheredKind];
  const isOne = kinds.length === 1;
  const subject = isOne
    ? words.kinds[only].subject(list(told))
    : inCases
      ? words.several(list(told))
      : words.severalOfDrafts;
  const lines = kinds.map((kind) => words.kinds[kind].line(list(told.filter((one) => one.kind === kind))));
  return {
    subject,
    lines: [...lines, inCases ? words.openCase : words.openDraft],
    link: inCases ? words.caseLink : words.draftLink,
  };
}

import type { NoticeKind } from '#mails';
import type { HeldSession } from './held-data.js';
import type { Role } from '#intake';
import { wordsIn } from '#pages';

const en = {
  earlier: 'Earlier answers',
  earlierText:
    'What was said before and is not used any longer. It is kept, so that it can be seen what was known when.',

  documents: 'Documents',
  document: 'Document',
  size: (kind: string, kilobytes: string) => `${kind}, ${kilobytes} kB`,
  handedIn: (when: string) => `Handed in ${when}.`,
  passedOn: (when: string) =>
    `It was passed on only and is not kept: deleted ${when}, when the agency had confirmed it.`,
  read: (who: string, when: string) => `Fetched by ${who}, ${when}.`,

  asked: 'Who was asked for a part',
  roles: { employer: 'Employer', school: 'School' } satisfies Record<Role, string>,
  askedAt: (when: string) => `Asked ${when}.`,
  answeredAt: (when: string) => `Answered ${when}.`,
  takenBack: (when: string) => `Taken back ${when}.`,

  mails: 'Mails',
  mailsText: 'What each was about. The text of a mail is not kept, nor is the address once it is sent.',
  kinds: {
    draftSaved: 'Your application is saved',
    newCode: 'A new code for your application',
    received: 'Your application has been received',
    invited: 'Questions to your employer or school',
    actionNeeded: 'You are asked for something',
    appointment: 'You have an appointment',
    appointmentCancelled: 'An appointment is cancelled',
    notAll: 'Not everything comes of your application',
    decided: 'An agency has decided',
    answered: 'An agency has answered what you said',
    employerAnswered: 'Your employer has answered',
    schoolAnswered: 'Your school has answered',
    appliedTwice: 'You may have applied twice',
    remindQuestion: 'Reminder of a question',
    remindDeadline: 'Reminder of a date',
    remindAppointment: 'Reminder of an appointment',
    remindDraft: 'Reminder of an application that is not sent',
  } satisfies Record<NoticeKind, string>,
  sent: (when: string) => `Sent ${when}.`,
  waiting: (when: string) => `Written ${when}, not sent yet.`,
  givenUp: (when: string) => `Written ${when}. It could not be delivered.`,
  to: (address: string) => `To ${address}.`,

  waysIn: 'Ways in',
  waysInText:
    'When the application was opened, and links to it that were mailed. Codes are never shown here: nobody knows them but you.',
  opened: { browser: 'Opened in a browser', api: 'Opened by a program' } satisfies Record<HeldSession['by'], string>,
  openedAt: (when: string, seen: string) => `Since ${when}, last used ${seen}.`,
  links: { open: 'Link to open it', newCode: 'Link to a new code' },
  linkUsed: (when: string) => `Used ${when}.`,
};

const da: typeof en = {
  earlier: 'Tidligere svar',
  earlierText: 'Det, der blev sagt før og ikke bruges længere. Det gemmes, så man kan se, hvad der var kendt hvornår.',

  documents: 'Dokumenter',
  document: 'Dokument',
  size: (kind, kilobytes) => `${kind}, ${kilobytes} kB`,
  handedIn: (when) => `Afleveret ${when}.`,
  passedOn: (when) => `Det er kun sendt videre og ikke gemt: slettet ${when}, da myndigheden havde bekræftet det.`,
  read: (who, when) => `Hentet af ${who}, ${when}.`,

  asked: 'Hvem der er bedt om en del',
  roles: { employer: 'Arbejdsgiver', school: 'Uddannelsessted' },
  askedAt: (when) => `Spurgt ${when}.`,
  answeredAt: (when) => `Svarede ${when}.`,
  takenBack: (when) => `Trukket tilbage ${when}.`,

  mails: 'Mails',
  mailsText: 'Hvad hver mail handlede om. Teksten gemmes ikke, og adressen heller ikke, når mailen er sendt.',
  kinds: {
    draftSaved: 'Din ansøgning er gemt',
    newCode: 'En ny kode til din ansøgning',
    received: 'Din ansøgning er modtaget',
    invited: 'Spørgsmål til din arbejdsgiver eller dit uddannelsessted',
    actionNeeded: 'Du bliver bedt om noget',
    appointment: 'Du har fået en tid',
    appointmentCancelled: 'En tid er aflyst',
    notAll: 'Din ansøgning giver dig ikke det hele',
    decided: 'En myndighed har afgjort sin del',
    answered: 'En myndighed har svaret på det, du sagde',
    employerAnswered: 'Din arbejdsgiver har svaret',
    schoolAnswered: 'Dit uddannelsessted har svaret',
    appliedTwice: 'Du har måske ansøgt to gange',
    remindQuestion: 'Påmindelse om et spørgsmål',
    remindDeadline: 'Påmindelse om en frist',
    remindAppointment: 'Påmindelse om en tid',
    remindDraft: 'Påmindelse om en ansøgning, der ikke er sendt',
  },
  sent: (when) => `Sendt ${when}.`,
  waiting: (when) => `Skrevet ${when}, ikke sendt endnu.`,
  givenUp: (when) => `Skrevet ${when}. Den kunne ikke leveres.`,
  to: (address) => `Til ${address}.`,

  waysIn: 'Veje ind',
  waysInText:
    'Hvornår ansøgningen er åbnet, og links til den, der er sendt med mail. Koder vises aldrig her: dem kender kun du.',
  opened: { browser: 'Åbnet i en browser', api: 'Åbnet af et program' },
  openedAt: (when, seen) => `Siden ${when}, sidst brugt ${seen}.`,
  links: { open: 'Link til at åbne den', newCode: 'Link til en ny kode' },
  linkUsed: (when) => `Brugt ${when}.`,
};

export const alsoHeldWords = wordsIn({ en, da });

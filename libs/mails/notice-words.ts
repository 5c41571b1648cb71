import type { AtOnceKind, NoticeLanguage } from './notice.js';

/** What a mail says: lines of text, and where its link leads. */
export interface NoticeWords {
  subject: string;
  lines: readonly string[];
  /** Words of the link. */
  link: string;
}

interface Say {
  /** `references`: one, or several of a household, in a list. */
  (references: string, hasWayIn: boolean): NoticeWords;
}

const english: Readonly<Record<AtOnceKind, Say>> = {
  draftSaved: (_, hasWayIn) => ({
    subject: 'Your application is saved',
    lines: hasWayIn
      ? [
          'Your application on Ankomst is saved. It has not been sent to any agency.',
          'The link below opens it once, within 30 days. You are asked for your date of birth. You can also use your reference and your code.',
        ]
      : [
          'Your application on Ankomst is saved. It has not been sent to any agency.',
          'Use your reference and your code to come back to it.',
        ],
    link: 'Continue the application',
  }),
  newCode: (_, hasWayIn) => ({
    subject: 'A new code for your application',
    lines: hasWayIn
      ? [
          'Somebody who knows your reference asked for a new code. If it was not you, do nothing: the old code goes on working.',
          'The link below works once, within 30 days. You are asked for your date of birth, then you see a new code. The old code stops.',
        ]
      : [
          'Somebody who knows your reference asked for a new code. If it was not you, do nothing: the old code goes on working.',
          'We cannot give you a new code by e-mail. International Citizen Service can help you at a counter. Bring your passport.',
        ],
    link: hasWayIn ? 'Get a new code' : 'Go to Ankomst',
  }),
  received: (references) => ({
    subject: `We have your application ${references}`,
    lines: [
      `We have your application. Your reference is ${references}.`,
      'We send each agency its part, when it may have it. Your case shows when the agency itself has confirmed.',
      'When there is news, or something waits for you, we write to you: once a day at most.',
    ],
    link: 'See your case',
  }),
  invited: () => ({
    subject: 'Questions to you about somebody who moves to Denmark',
    lines: [
      'Somebody who moves to Denmark to work or study with you has asked you to answer some questions for their application to the Danish authorities.',
      'The link below shows who it is and what is asked. It works for 30 days. You need no account, and it takes about ten minutes.',
      'If you do not know about this, do nothing.',
    ],
    link: 'See the questions',
  }),
};

const danish: Readonly<Record<AtOnceKind, Say>> = {
  draftSaved: (_, hasWayIn) => ({
    subject: 'Din ansøgning er gemt',
    lines: hasWayIn
      ? [
          'Din ansøgning på Ankomst er gemt. Den er ikke sendt til nogen myndighed.',
          'Linket herunder åbner den én gang inden for 30 dage. Du bliver spurgt om din fødselsdato. Du kan også bruge dit sagsnummer og din kode.',
        ]
      : [
          'Din ansøgning på Ankomst er gemt. Den er ikke sendt til nogen myndighed.',
          'Brug dit sagsnummer og din kode for at komme tilbage til den.',
        ],
    link: 'Fortsæt ansøgningen',
  }),
  newCode: (_, hasWayIn) => ({
    subject: 'En ny kode til din ansøgning',
    lines: hasWayIn
      ? [
          'En, der kender dit sagsnummer, har bedt om en ny kode. Var det ikke dig, skal du ikke gøre noget: den gamle kode virker stadig.',
          'Linket herunder virker én gang inden for 30 dage. Du bliver spurgt om din fødselsdato og får så en ny kode. Den gamle kode holder op med at virke.',
        ]
      : [
          'En, der kender dit sagsnummer, har bedt om en ny kode. Var det ikke dig, skal du ikke gøre noget: den gamle kode virker stadig.',
          'Vi kan ikke give dig en ny kode på e-mail. International Citizen Service kan hjælpe dig ved skranken. Tag dit pas med.',
        ],
    link: hasWayIn ? 'Få en ny kode' : 'Gå til Ankomst',
  }),
  received: (references) => ({
    subject: `Vi har din ansøgning ${references}`,
    lines: [
      `Vi har din ansøgning. Dit sagsnummer er ${references}.`,
      'Vi sender hver myndighed dens del, når den må få den. Din sag viser, hvornår myndigheden selv har bekræftet.',
      'Når der er nyt, eller noget venter på dig, skriver vi til dig: højst én gang om dagen.',
    ],
    link: 'Se din sag',
  }),
  invited: () => ({
    subject: 'Spørgsmål til jer om en, der flytter til Danmark',
    lines: [
      'En, der flytter til Danmark for at arbejde eller studere hos jer, har bedt jer svare på nogle spørgsmål til sin ansøgning til de danske myndigheder.',
      'Linket herunder viser, hvem det er, og hvad der bliver spurgt om. Det virker i 30 dage. I skal ikke have en konto, og det tager omkring ti minutter.',
      'Kender I ikke noget til det, skal I ikke gøre noget.',
    ],
    link: 'Se spørgsmålene',
  }),
};

export const noticeWords: Readonly<Record<NoticeLanguage, Readonly<Record<AtOnceKind, Say>>>> = {
  en: english,
  da: danish,
};

export const closing: Readonly<Record<NoticeLanguage, string>> = {
  en: 'Answers never stand in our mails, and we never ask for a code by e-mail. You cannot answer this mail.',
  da: 'Svar står aldrig i vores mails, og vi beder aldrig om en kode på e-mail. Du kan ikke svare på mailen.',
};

import { wordsIn } from '#pages';
import type { Role } from '#intake';

export const partWords = wordsIn({
  en: {
    doorTitle: 'You are asked about somebody who moves to Denmark',
    title: 'Questions about somebody who moves to Denmark',
    doorLead:
      'Somebody has asked you to answer some questions for their application to the Danish authorities. Open them to see who it is about.',
    doorNote: 'You need no account. You see your own questions only, nothing else of the application.',
    open: 'Open the questions',
    h1: (name: string) => `Questions about ${name}`,
    lead: {
      employer: 'Answer as the employer. Leave out what you do not know.',
      school: 'Answer as the school or university. Leave out what you do not know.',
    } satisfies Record<Role, string>,
    note: 'Your answers are sent to the authorities as yours, and the person whom they are about can read them.',
    submit: 'Send the answers',
    thanks: 'We have your answers',
    thanksLead: (name: string) => `Thank you. Your answers about ${name} go to the authorities with the application.`,
    thanksNote:
      'You can correct them with the link in the mail for as long as it works, 30 days from when it was sent.',
    change: 'Correct the answers',
    goneTitle: 'This link to the questions does not work any longer',
    goneLead: 'It was withdrawn, or it is older than 30 days. Ask the person who sent it for a new one.',
  },
  da: {
    doorTitle: 'Du bliver spurgt om en, der flytter til Danmark',
    title: 'Spørgsmål om en, der flytter til Danmark',
    doorLead:
      'En person har bedt jer svare på nogle spørgsmål til sin ansøgning til de danske myndigheder. Åbn dem for at se, hvem det handler om.',
    doorNote: 'I skal ikke have en konto. I ser kun jeres egne spørgsmål, intet andet fra ansøgningen.',
    open: 'Åbn spørgsmålene',
    h1: (name) => `Spørgsmål om ${name}`,
    lead: {
      employer: 'Svar som arbejdsgiver. Spring over, hvad I ikke ved.',
      school: 'Svar som skole eller universitet. Spring over, hvad I ikke ved.',
    },
    note: 'Jeres svar sendes til myndighederne som jeres, og den, de handler om, kan læse dem.',
    submit: 'Send svarene',
    thanks: 'Vi har jeres svar',
    thanksLead: (name) => `Tak. Jeres svar om ${name} går til myndighederne sammen med ansøgningen.`,
    thanksNote: 'I kan rette dem med linket i mailen, så længe det virker: 30 dage fra det blev sendt.',
    change: 'Ret svarene',
    goneTitle: 'Linket til spørgsmålene virker ikke længere',
    goneLead: 'Det er trukket tilbage, eller det er ældre end 30 dage. Bed den, der sendte det, om et nyt.',
  },
});

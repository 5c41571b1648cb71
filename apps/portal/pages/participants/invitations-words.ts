import { wordsIn } from '#pages';
import type { Role } from '#intake';

export const invitationsWords = wordsIn({
  en: {
    title: 'Ask your employer or school',
    lead: 'Your employer or school knows some answers better than you do. Ask them by e-mail, and they answer their own part.',
    none: 'Nothing in this application is for an employer or a school to answer. If you have a job or a place to study, answer those questions first.',
    toApplication: 'Your application',
    toCase: 'Your case',
    invited: 'Who has been asked',
    role: { employer: 'Employer', school: 'School or university' } satisfies Record<Role, string>,
    sent: (day: string) => `Asked on ${day}, not answered`,
    answered: (day: string) => `Answered on ${day}`,
    ended: 'The link has ended. Ask again if you still need the answer',
    undelivered: 'The mail could not be delivered. Check the address, and ask again',
    withdrawn: 'Withdrawn',
    again: 'Send the mail again',
    withdraw: 'Withdraw',
    invite: 'Ask somebody',
    who: 'Who do you ask?',
    email: 'Their e-mail address',
    emailHint: {
      employer: 'Of the person who knows your contract, for example in human resources',
      school: 'Of the international office or the admissions office',
    } satisfies Record<Role, string>,
    emailMissing: 'Write one e-mail address, for example name@example.org',
    roleMissing: 'Choose who you ask',
    asked: { employer: 'An employer is asked', school: 'A school or university is asked' } satisfies Record<
      Role,
      string
    >,
    sees: (name: string) =>
      `Whoever opens the link sees your name (${name}) and these questions. They see none of your answers, and you see what they say under your data.`,
    seesUnnamed:
      'Write your name in the application first: without it nobody can know whom the questions are about. They see none of your answers.',
    ownWord:
      'Their answers are sent to the agencies as theirs, not as yours. The link works for 30 days, and you can withdraw it at any time.',
    submit: 'Send the mail',
    tooMany: 'Several mails have been sent today, by you or to this address. Try again tomorrow',
  },
  da: {
    title: 'Spørg din arbejdsgiver eller dit uddannelsessted',
    lead: 'Din arbejdsgiver eller dit uddannelsessted kender nogle af svarene bedre end dig. Spørg dem på e-mail, så svarer de på deres egen del.',
    none: 'Intet i ansøgningen er noget, en arbejdsgiver eller et uddannelsessted skal svare på. Har du et arbejde eller en studieplads, så svar på de spørgsmål først.',
    toApplication: 'Din ansøgning',
    toCase: 'Din sag',
    invited: 'Hvem der er spurgt',
    role: { employer: 'Arbejdsgiver', school: 'Skole eller universitet' },
    sent: (day) => `Spurgt ${day}, ikke besvaret`,
    answered: (day) => `Besvaret ${day}`,
    ended: 'Linket er udløbet. Spørg igen, hvis du stadig har brug for svaret',
    undelivered: 'Mailen kunne ikke afleveres. Kontrollér adressen, og spørg igen',
    withdrawn: 'Trukket tilbage',
    again: 'Send mailen igen',
    withdraw: 'Træk tilbage',
    invite: 'Spørg nogen',
    who: 'Hvem spørger du?',
    email: 'Deres e-mailadresse',
    emailHint: {
      employer: 'På den, der kender din kontrakt, for eksempel i personaleafdelingen',
      school: 'På det internationale kontor eller optagelseskontoret',
    },
    emailMissing: 'Skriv én e-mailadresse, for eksempel navn@example.org',
    roleMissing: 'Vælg, hvem du spørger',
    asked: { employer: 'En arbejdsgiver bliver spurgt om', school: 'En skole eller et universitet bliver spurgt om' },
    sees: (name) =>
      `Den, der åbner linket, ser dit navn (${name}) og disse spørgsmål. De ser ingen af dine svar, og du kan se, hvad de siger, under dine oplysninger.`,
    seesUnnamed:
      'Skriv først dit navn i ansøgningen: uden det kan ingen vide, hvem spørgsmålene handler om. De ser ingen af dine svar.',
    ownWord:
      'Deres svar sendes til myndighederne som deres, ikke som dine. Linket virker i 30 dage, og du kan trække det tilbage når som helst.',
    submit: 'Send mailen',
    tooMany: 'Der er sendt flere mails i dag, fra dig eller til denne adresse. Prøv igen i morgen',
  },
});

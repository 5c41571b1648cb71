import { wordsIn } from '#pages';

const minutesEn = (minutes: number): string => (minutes === 1 ? 'one minute' : `${minutes} minutes`);
const minutesDa = (minutes: number): string => (minutes === 1 ? 'ét minut' : `${minutes} minutter`);

const en = {
  reference: 'Reference',
  referenceHint: 'For example AK-7Q2M-XK4D. It stands on your receipt and in our mails.',
  referenceMissing: 'Write your reference, for example AK-7Q2M-XK4D',
  wait: (minutes: number) =>
    `There have been several attempts. To keep strangers out we wait a little: try again in ${minutesEn(minutes)}. Nothing that you have saved is lost.`,
  desk: 'Help at a counter',
  deskText:
    'International Citizen Service can open the same case with you. Bring your passport, and your reference if you have it.',
  toApplication: 'Go to your application',
  toStart: 'To the start page',
};

export type AccessWords = typeof en;

export const accessWords = wordsIn<AccessWords>({
  en,
  da: {
    reference: 'Sagsnummer',
    referenceHint: 'For eksempel AK-7Q2M-XK4D. Det står på din kvittering og i vores mails.',
    referenceMissing: 'Skriv dit sagsnummer, for eksempel AK-7Q2M-XK4D',
    wait: (minutes) =>
      `Der har været flere forsøg. For at holde fremmede ude venter vi lidt: prøv igen om ${minutesDa(minutes)}. Intet, du har gemt, er tabt.`,
    desk: 'Hjælp ved skranken',
    deskText:
      'International Citizen Service kan åbne den samme sag sammen med dig. Tag dit pas med, og dit sagsnummer, hvis du har det.',
    toApplication: 'Gå til din ansøgning',
    toStart: 'Til forsiden',
  },
});

export const continueWords = wordsIn({
  en: {
    title: 'Continue an application',
    lead: 'Use the reference and the code that you wrote down when you began. You do not need MitID.',
    code: 'Code',
    codeHint: 'Four groups of four, for example 4T9K-M2XB-7HQ0-ZC5D. Capitals and hyphens do not matter.',
    codeMissing: 'Write your code, for example 4T9K-M2XB-7HQ0-ZC5D',
    wrong: 'The code does not fit the reference. Check both, or get a new code',
    submit: 'Continue',
    lost: 'I have lost my code',
    open: 'An application is already open in this browser.',
    openLink: 'Go on with it',
  },
  da: {
    title: 'Fortsæt en ansøgning',
    lead: 'Brug det sagsnummer og den kode, du skrev ned, da du begyndte. Du behøver ikke MitID.',
    code: 'Kode',
    codeHint:
      'Fire grupper med fire tegn, for eksempel 4T9K-M2XB-7HQ0-ZC5D. Store bogstaver og bindestreger er lige meget.',
    codeMissing: 'Skriv din kode, for eksempel 4T9K-M2XB-7HQ0-ZC5D',
    wrong: 'Koden passer ikke til sagsnummeret. Kontrollér begge, eller få en ny kode',
    submit: 'Fortsæt',
    lost: 'Jeg har mistet min kode',
    open: 'En ansøgning er allerede åben i denne browser.',
    openLink: 'Gå videre med den',
  },
});

export const leaveWords = wordsIn({
  en: {
    title: 'Leave',
    h1: 'Your answers are saved',
    h1Submitted: 'Leave your case',
    lead: 'When you leave, nobody who uses this browser after you can see your application.',
    comeBack: 'How to come back',
    byCode: 'Use your reference and your code.',
    byMail: 'We also send a link to the e-mail address in your application.',
    noCode: 'Have you not written down your code, get a new one first:',
    newCode: 'lost code',
    reference: 'Your reference',
    submit: 'Leave',
    everywhereTitle: 'Is it open elsewhere too?',
    everywhereText:
      'Your application may be open in another browser, or in a program that you have let in. Leave everywhere, and all of them need your code to come back.',
    everywhere: 'Leave everywhere',
    stay: 'Stay',
    leftTitle: 'You have left',
    leftLead: 'No application is open in this browser. All that you saved is kept.',
    leftBack: 'Continue an application',
  },
  da: {
    title: 'Gå ud',
    h1: 'Dine svar er gemt',
    h1Submitted: 'Gå ud af din sag',
    lead: 'Når du går ud, kan ingen, der bruger denne browser efter dig, se din ansøgning.',
    comeBack: 'Sådan kommer du tilbage',
    byCode: 'Brug dit sagsnummer og din kode.',
    byMail: 'Vi sender også et link til e-mailadressen i din ansøgning.',
    noCode: 'Har du ikke skrevet din kode ned, så få en ny først:',
    newCode: 'mistet kode',
    reference: 'Dit sagsnummer',
    submit: 'Gå ud',
    everywhereTitle: 'Er den også åben andre steder?',
    everywhereText:
      'Din ansøgning kan være åben i en anden browser eller i et program, du har givet adgang. Går du ud alle steder, skal de alle bruge din kode for at komme ind igen.',
    everywhere: 'Gå ud alle steder',
    stay: 'Bliv her',
    leftTitle: 'Du er gået ud',
    leftLead: 'Ingen ansøgning er åben i denne browser. Alt, du har gemt, er der stadig.',
    leftBack: 'Fortsæt en ansøgning',
  },
});

export const codeWords = wordsIn({
  en: {
    title: 'Your reference and your code',
    h1: 'Write these down',
    lead: 'With both you come back to your application from any phone or computer. You do not need MitID.',
    reference: 'Reference',
    code: 'Code',
    print: 'Print this page, write both on paper, or keep them where you keep passwords.',
    once: 'The code is shown here only, for ten minutes. We do not send it by e-mail, and we cannot find it again. Whoever has both can open your application.',
    done: 'I have written them down',
    goneH1: 'The code is not shown any longer',
    goneLead: 'To keep it yours, the code is shown once, for ten minutes. If you did not write it down, get a new one.',
    newCode: 'Get a new code',
    goOn: 'Go on with the application',
  },
  da: {
    title: 'Dit sagsnummer og din kode',
    h1: 'Skriv dem her ned',
    lead: 'Med begge dele kommer du tilbage til din ansøgning fra enhver telefon eller computer. Du behøver ikke MitID.',
    reference: 'Sagsnummer',
    code: 'Kode',
    print: 'Print siden, skriv begge dele på papir, eller gem dem, hvor du gemmer adgangskoder.',
    once: 'Koden vises kun her, i ti minutter. Vi sender den ikke på e-mail, og vi kan ikke finde den igen. Den, der har begge dele, kan åbne din ansøgning.',
    done: 'Jeg har skrevet dem ned',
    goneH1: 'Koden vises ikke længere',
    goneLead: 'For at den kun er din, vises koden én gang, i ti minutter. Skrev du den ikke ned, så få en ny.',
    newCode: 'Få en ny kode',
    goOn: 'Gå videre med ansøgningen',
  },
});

export const lostCodeWords = wordsIn({
  en: {
    title: 'Lost code',
    lead: 'Tell us your reference and the e-mail address in your application. We send a link to that address, and with it you get a new code. The old code stops.',
    email: 'E-mail address',
    emailHint: 'The one that you wrote in the application',
    emailMissing: 'Write your e-mail address, for example name@example.org',
    submit: 'Send me a link',
    doneTitle: 'Look in your e-mail',
    doneLead:
      'If the reference and the e-mail address belong together, a link is on its way. It works once, within 30 days.',
    doneNote:
      'We do not say whether they do, so that nobody learns who has an application here. If no mail has come within ten minutes, look among unwanted mail, and check what you wrote.',
    again: 'Try again',
    wrongTitle: 'Is the e-mail address in your application wrong?',
    wrongByCode:
      'Come back with your reference and your code, and correct the address under your contact details. Links sent to the wrong address stop at once.',
    wrongNoCode:
      'If you have the code no longer, International Citizen Service helps you at a counter. Bring your passport.',
    wrongSafe:
      'Whoever got a mail at the wrong address cannot open your application: the link asks for your date of birth.',
  },
  da: {
    title: 'Mistet kode',
    lead: 'Skriv dit sagsnummer og den e-mailadresse, der står i din ansøgning. Vi sender et link til adressen, og med det får du en ny kode. Den gamle kode holder op med at virke.',
    email: 'E-mailadresse',
    emailHint: 'Den, du skrev i ansøgningen',
    emailMissing: 'Skriv din e-mailadresse, for eksempel navn@example.org',
    submit: 'Send mig et link',
    doneTitle: 'Se i din e-mail',
    doneLead:
      'Hvis sagsnummeret og e-mailadressen hører sammen, er et link på vej. Det virker én gang inden for 30 dage.',
    doneNote:
      'Vi siger ikke, om de gør, så ingen kan finde ud af, hvem der har en ansøgning her. Er der ikke kommet en mail inden ti minutter, så se i uønsket post, og kontrollér, hvad du skrev.',
    again: 'Prøv igen',
    wrongTitle: 'Er e-mailadressen i din ansøgning forkert?',
    wrongByCode:
      'Kom tilbage med dit sagsnummer og din kode, og ret adressen under dine kontaktoplysninger. Links, der er sendt til den forkerte adresse, holder straks op med at virke.',
    wrongNoCode: 'Har du ikke koden længere, hjælper International Citizen Service dig ved skranken. Tag dit pas med.',
    wrongSafe:
      'Den, der har fået en mail på den forkerte adresse, kan ikke åbne din ansøgning: linket spørger om din fødselsdato.',
  },
});

export const returnWords = wordsIn({
  en: {
    title: 'Open your application',
    lead: 'You followed a link from a mail. It opens the application once. So that nobody else can use it, we ask for the date of birth of the person who applies.',
    birthDate: 'Date of birth',
    birthDateHint: 'For example 14 3 1991',
    wrong: 'That is not the date of birth in the application. Write day, month and year, for example 14 3 1991',
    submit: 'Open',
    goneTitle: 'This link does not work any longer',
    goneLead:
      'A link works once, for 30 days, and only while its e-mail address stands in the application. Nothing that you have saved is lost. Use your reference and your code, or get a new link.',
    toContinue: 'Continue with reference and code',
    toLost: 'I have lost my code',
  },
  da: {
    title: 'Åbn din ansøgning',
    lead: 'Du har fulgt et link fra en mail. Det åbner ansøgningen én gang. For at ingen anden kan bruge det, spørger vi om fødselsdatoen på den, der søger.',
    birthDate: 'Fødselsdato',
    birthDateHint: 'For eksempel 14 3 1991',
    wrong: 'Det er ikke fødselsdatoen i ansøgningen. Skriv dag, måned og år, for eksempel 14 3 1991',
    submit: 'Åbn',
    goneTitle: 'Linket virker ikke længere',
    goneLead:
      'Et link virker én gang, i 30 dage, og kun så længe dets e-mailadresse står i ansøgningen. Intet, du har gemt, er tabt. Brug dit sagsnummer og din kode, eller få et nyt link.',
    toContinue: 'Fortsæt med sagsnummer og kode',
    toLost: 'Jeg har mistet min kode',
  },
});

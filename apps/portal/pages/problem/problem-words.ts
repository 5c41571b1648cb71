import { wordsIn } from '#pages';

export const problemWords = wordsIn({
  en: {
    signIn: {
      title: 'Open your application first',
      lead: 'This page belongs to an application, and none is open in this browser. What you have saved is kept. Use your reference and your code to come back to it.',
    },
    notFound: {
      title: 'This page is not here',
      lead: 'The address may be mistyped, or the page has moved. Nothing that you have saved is lost.',
    },
    tooLarge: {
      title: 'That was too large to send',
      lead: 'A file can have 20 MB at most. Nothing of this page was saved; everything before it is. Go back, choose a smaller file, and send again.',
    },
    refused: {
      title: 'We could not take what was sent',
      lead: 'The page may have been open for a long time. What you saved before is kept. Open the page again, and send it from there.',
    },
    conflict: {
      title: 'This has been done already',
      lead: 'The application was sent, perhaps from another window. You can still correct your answers on your case.',
    },
    tooMany: {
      title: 'Too many attempts',
      lead: 'To keep strangers out we wait a little after several wrong codes. Try again in 15 minutes. Nothing that you have saved is lost.',
    },
    tooManyDrafts: {
      title: 'Many applications were begun just now',
      lead: 'From where you are, many applications have been begun within a minute, and none of yours yet. Wait a minute, go back, and press “Start your application” again.',
    },
    documentsFull: {
      title: 'There is no room for more documents',
      lead: 'Your application holds as many documents as one can. What you sent before is kept. Use those that you sent, or ask International Citizen Service at a counter.',
    },
    away: {
      title: 'We cannot reach our own store right now',
      lead: 'Everything saved before is kept. What you just sent may not be: go back and send it again in a minute.',
    },
    full: {
      title: 'We have no room to save anything right now',
      lead: 'Everything saved before is kept. What you just sent was not saved: go back and send it again in a few minutes.',
    },
    broken: {
      title: 'Something went wrong on our side',
      lead: 'Everything saved before is kept. Go back and try again. If it happens again, tell us your reference and the number below.',
    },
    toStart: 'To the start page',
    toContinue: 'Continue an application',
    again: 'Number of this request',
  },
  da: {
    signIn: {
      title: 'Åbn din ansøgning først',
      lead: 'Siden hører til en ansøgning, og ingen er åben i denne browser. Det, du har gemt, er der stadig. Brug dit sagsnummer og din kode for at komme tilbage til den.',
    },
    notFound: {
      title: 'Siden er her ikke',
      lead: 'Adressen er måske skrevet forkert, eller siden er flyttet. Intet, du har gemt, er tabt.',
    },
    tooLarge: {
      title: 'Det var for stort til at sende',
      lead: 'En fil må højst fylde 20 MB. Intet fra denne side blev gemt, men alt før den er. Gå tilbage, vælg en mindre fil, og send igen.',
    },
    refused: {
      title: 'Vi kunne ikke tage imod det, der blev sendt',
      lead: 'Måske har siden været åben længe. Det, du gemte før, er der stadig. Åbn siden igen, og send derfra.',
    },
    conflict: {
      title: 'Det er allerede gjort',
      lead: 'Ansøgningen er sendt, måske fra et andet vindue. Du kan stadig rette dine svar på din sag.',
    },
    tooMany: {
      title: 'For mange forsøg',
      lead: 'For at holde fremmede ude venter vi lidt efter flere forkerte koder. Prøv igen om 15 minutter. Intet, du har gemt, er tabt.',
    },
    tooManyDrafts: {
      title: 'Mange ansøgninger er begyndt lige nu',
      lead: 'Der er begyndt mange ansøgninger inden for et minut fra det sted, hvor du er, og din er ikke med endnu. Vent et minut, gå tilbage, og tryk på “Begynd din ansøgning” igen.',
    },
    documentsFull: {
      title: 'Der er ikke plads til flere dokumenter',
      lead: 'Din ansøgning har så mange dokumenter, som én kan have. Det, du sendte før, er der stadig. Brug de dokumenter, eller spørg International Citizen Service ved skranken.',
    },
    away: {
      title: 'Vi kan ikke nå vores eget lager lige nu',
      lead: 'Alt, du gemte før, er der stadig. Det, du lige sendte, er måske ikke: gå tilbage, og send det igen om et minut.',
    },
    full: {
      title: 'Vi har ikke plads til at gemme noget lige nu',
      lead: 'Alt, du gemte før, er der stadig. Det, du lige sendte, blev ikke gemt: gå tilbage, og send det igen om nogle minutter.',
    },
    broken: {
      title: 'Noget gik galt hos os',
      lead: 'Alt, du gemte før, er der stadig. Gå tilbage, og prøv igen. Sker det igen, så fortæl os dit sagsnummer og nummeret herunder.',
    },
    toStart: 'Til forsiden',
    toContinue: 'Fortsæt en ansøgning',
    again: 'Forespørgslens nummer',
  },
});

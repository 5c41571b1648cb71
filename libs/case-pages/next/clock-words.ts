import { wordsIn } from '#pages';
import { type Party, possessive } from '#case-reading';

/** Beside what happens next: how long it has taken, or how long there is. */
export const clockWords = wordsIn({
  en: {
    sinceSigned: 'Since you signed',
    took: 'From your signature to the last answer',
    tookTo: ({ inside }: Party) => `From your signature to ${possessive(inside, 'en')} answer`,
    aimEnds: (time: string, left: string) => `We aim for four hours. They end at ${time}; ${left} are left.`,
    aimOver: (hub: string) => `That is more than the four hours we aim for. Ankomst itself held your case for ${hub}.`,
    aimKept: 'Within the four hours we aim for.',
    aimMissed: (hub: string) => `More than the four hours we aim for. Ankomst itself held your case for ${hub}.`,
    whoHeld: 'Who held your case',
    untilMet: 'Until you meet',
    today: 'Today',
    untilDate: (title: string) => `Until the last day: ${title}`,
    sinceDate: (title: string) => `Since the last day: ${title}`,
    has: ({ name }: Party) => `${name} has had your application`,
    itsGoal: (day: string, source: string) =>
      `Its own goal was ${day} (${source}). A goal is not a promise: it may still need longer.`,
  },
  da: {
    sinceSigned: 'Siden du skrev under',
    took: 'Fra din underskrift til det sidste svar',
    tookTo: ({ inside }) => `Fra din underskrift til svaret fra ${inside}`,
    aimEnds: (time, left) => `Målet er fire timer. De er gået kl. ${time}; der er ${left} tilbage.`,
    aimOver: (hub) => `Det er mere end målet på fire timer. Ankomst selv havde din sag i ${hub}.`,
    aimKept: 'Inden for målet på fire timer.',
    aimMissed: (hub) => `Mere end målet på fire timer. Ankomst selv havde din sag i ${hub}.`,
    whoHeld: 'Hvem havde sagen',
    untilMet: 'Til du møder op',
    today: 'I dag',
    untilDate: (title) => `Til sidste dag: ${title}`,
    sinceDate: (title) => `Siden sidste dag: ${title}`,
    has: ({ name }) => `${name} har haft din ansøgning i`,
    itsGoal: (day, source) =>
      `Eget servicemål var den ${day} (${source}). Et mål er ikke et løfte: det kan tage længere.`,
  },
});

import { wordsIn } from '../frame/words.js';

/** Who says something, where it is no agency. */
type Sources = Readonly<Record<string, string>>;

const sourcesEn: Sources = {
  resident: 'You',
  staff: 'Staff, on your behalf',
  employer: 'Your employer',
  school: 'Your school',
  document: 'Your document',
};
const sourcesDa: Sources = {
  resident: 'Dig',
  staff: 'Medarbejdere på dine vegne',
  employer: 'Din arbejdsgiver',
  school: 'Dit uddannelsessted',
  document: 'Dit dokument',
};

export const caseWords = wordsIn({
  en: {
    case: 'Case',
    household: 'The cases of your household',
    asOf: (moment: string) => `As of ${moment}.`,
    reload: 'Reload the page to see what is new.',
    live: 'This page shows by itself what is new.',
    isNew: 'New on this page:',
    happened: 'What has happened',
    older: (count: number) => `Show ${count} earlier ${count === 1 ? 'line' : 'lines'}`,
    nothingHappened: 'Nothing has been told yet.',
    change: 'Change something',
    correct: 'Correct an answer',
    correctNote: '. We tell everyone who has it.',
    seeData: 'See who received what',
    withdraw: 'Withdraw',
    withdrawNote: ' from one agency or from all',
    ended: 'Your case has ended. What was decided stays with the agencies.',
    sources: sourcesEn,
    wasAnswered: 'We have your answers. They stand here within a minute; everyone who needs them is told.',
    wasCorrected: 'We have your correction. Everyone who has the old answer is told.',
    wasObjected: 'We have your objection, and send it. It stands here within a minute.',
    wasAccepted: 'You have taken your own answer back. It stands here within a minute.',
    wasWithdrawn: 'We have your withdrawal. It stands here within a minute.',
  },
  da: {
    case: 'Sag',
    household: 'Din husstands sager',
    asOf: (moment: string) => `${moment.charAt(0).toUpperCase()}${moment.slice(1)}.`,
    reload: 'Genindlæs siden for at se nyt.',
    live: 'Siden viser selv, hvad der er nyt.',
    isNew: 'Nyt på siden:',
    happened: 'Det er der sket',
    older: (count: number) => (count === 1 ? 'Vis én tidligere linje' : `Vis ${count} tidligere linjer`),
    nothingHappened: 'Der er ikke fortalt noget endnu.',
    change: 'Ret noget',
    correct: 'Ret et svar',
    correctNote: '. Vi fortæller det til alle, der har det.',
    seeData: 'Se, hvem der har fået hvad',
    withdraw: 'Træk ansøgningen tilbage',
    withdrawNote: ' hos én myndighed eller hos alle',
    ended: 'Din sag er slut. Det, der er afgjort, bliver hos myndighederne.',
    sources: sourcesDa,
    wasAnswered: 'Vi har dine svar. De står her inden for et minut, og alle, der skal bruge dem, får besked.',
    wasCorrected: 'Vi har din rettelse. Alle, der har det gamle svar, får besked.',
    wasObjected: 'Vi har din indsigelse og sender den. Den står her inden for et minut.',
    wasAccepted: 'Du har taget dit eget svar tilbage. Det står her inden for et minut.',
    wasWithdrawn: 'Vi ved, at du trækker ansøgningen tilbage. Det står her inden for et minut.',
  },
});

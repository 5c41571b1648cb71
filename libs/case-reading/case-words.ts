import { capital } from '#contracts';
import { wordsIn } from '#pages';

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
    correctNote: '. You see who will be told before you send.',
    seeData: 'See who received what',
    withdraw: 'Withdraw',
    withdrawNote: ' what is not decided',
    ended: 'Your case has ended. What was decided stays with the agencies.',
    sources: sourcesEn,
    wasAnswered: 'We have your answers. They stand here within a minute; everyone who needs them is told.',
    wasCorrected: (names: string | undefined) =>
      names === undefined
        ? 'We have your correction. Nobody has been sent the old answer, so nobody has to be told.'
        : `We have your correction, and tell those who have the old answer: ${names}.`,
    wasMoved: (names: string | undefined) =>
      names === undefined
        ? 'We have your move. Nobody has been sent the old address, so nobody has to be told.'
        : `We have your move, and tell those whom you saw on the page before. The old address is with ${names}.`,
    wasKept: (name: string | undefined) =>
      `We have your answer, and keep it. What ${name ?? 'the agency'} states counts until it says otherwise.`,
    wasObjected: 'We have your objection, and send it. It stands here within a minute.',
    wasAccepted: 'You have taken your own answer back. It stands here within a minute.',
    wasWithdrawn: (names: string | undefined) =>
      `We have your withdrawal${names === undefined ? '' : ` at ${names}`}. It stands here within a minute.`,
  },
  da: {
    case: 'Sag',
    household: 'Din husstands sager',
    asOf: (moment: string) => `${capital(moment)}.`,
    reload: 'Genindlæs siden for at se nyt.',
    live: 'Siden viser selv, hvad der er nyt.',
    isNew: 'Nyt på siden:',
    happened: 'Det er der sket',
    older: (count: number) => (count === 1 ? 'Vis én tidligere linje' : `Vis ${count} tidligere linjer`),
    nothingHappened: 'Der er ikke fortalt noget endnu.',
    change: 'Ret noget',
    correct: 'Ret et svar',
    correctNote: '. Du ser, hvem der får besked, før du sender.',
    seeData: 'Se, hvem der har fået hvad',
    withdraw: 'Træk ansøgningen tilbage',
    withdrawNote: ', hvor den ikke er afgjort',
    ended: 'Din sag er slut. Det, der er afgjort, bliver hos myndighederne.',
    sources: sourcesDa,
    wasAnswered: 'Vi har dine svar. De står her inden for et minut, og alle, der skal bruge dem, får besked.',
    wasCorrected: (names: string | undefined) =>
      names === undefined
        ? 'Vi har din rettelse. Ingen har fået det gamle svar, så ingen skal have besked.'
        : `Vi har din rettelse og giver besked til dem, der har det gamle svar: ${names}.`,
    wasMoved: (names: string | undefined) =>
      names === undefined
        ? 'Vi har din flytning. Ingen har fået den gamle adresse, så ingen skal have besked.'
        : `Vi har din flytning og giver besked til dem, du så på siden før. Den gamle adresse er hos ${names}.`,
    wasKept: (name: string | undefined) =>
      `Vi har dit svar og gemmer det. Det, ${name ?? 'myndigheden'} oplyser, gælder, til myndigheden siger andet.`,
    wasObjected: 'Vi har din indsigelse og sender den. Den står her inden for et minut.',
    wasAccepted: 'Du har taget dit eget svar tilbage. Det står her inden for et minut.',
    wasWithdrawn: (names: string | undefined) =>
      `Vi ved, at du trækker ansøgningen tilbage${names === undefined ? '' : ` hos ${names}`}. Det står her inden for et minut.`,
  },
});

import { showList } from '../frame/language.js';
import { wordsIn } from '../frame/words.js';
import type { Party, Status } from './party.js';
import { capital, inWords } from './say-when.js';

interface Told {
  party: Party;
  /** It, and who waits for the same. */
  all: readonly string[];
  /** Whom it waits for. */
  others: readonly string[];
  date: string;
}

type Say = (told: Told) => { what: string; why?: string } | undefined;

interface NextWords {
  title: string;
  nothing: string;
  over: string;
  begin: { what: string; why: string };
  come: string;
  answer(questions: number): string;
  answerButton(questions: number): string;
  meet(agency: string): string;
  cannotCome: string;
  calendar: string;
  by: string;
  wasBy: string;
  unsure: string;
  steps: Partial<Record<Status, Say>>;
  sinceSigned: string;
  took: string;
  aimEnds(time: string, left: string): string;
  aimOver(hub: string): string;
  aimKept: string;
  aimMissed(hub: string): string;
  whoHeld: string;
}

export const nextWords = wordsIn<NextWords>({
  en: {
    title: 'What happens next',
    nothing: 'You have nothing to do right now',
    over: 'There is nothing more to do',
    begin: {
      what: 'We find out from your answers which agencies take part.',
      why: 'Each then gets only what it needs.',
    },
    come: 'Come to your appointment',
    answer: (questions) => `Answer ${inWords(questions, 'en')} ${questions === 1 ? 'question' : 'questions'}`,
    answerButton: (questions) => (questions === 1 ? 'Answer the question' : 'Answer the questions'),
    meet: (agency) => `You meet ${agency} in person.`,
    cannotCome: 'If you cannot come, tell the agency before.',
    calendar: 'Add it to your calendar',
    by: 'by',
    wasBy: 'the last day was',
    unsure: 'Unsure? Ask the agency itself, and say your case number. How to reach it:',
    steps: {
      undecided: ({ party }) => ({
        what: `It turns out whether ${party.inside} takes part.`,
        why: 'Your answers decide it.',
      }),
      collecting: ({ all }) => ({
        what: `We send your application to ${showList(all, 'en')}.`,
        why: 'First we need the answers that are missing.',
      }),
      moreNeeded: ({ party }) => ({ what: `${party.name} goes on when it has your answer.` }),
      waiting: ({ all, others }) => ({
        what: `${capital(showList(others, 'en'))} decides first.`,
        why: `We send your application to ${showList(all, 'en')} when the answer is yes.`,
      }),
      scheduled: ({ party, date }) => ({
        what: `We send your application to ${party.inside} on ${date}.`,
        why: 'It is not sent before.',
      }),
      ready: ({ party }) => ({ what: `We send your application to ${party.inside}.` }),
      delivering: ({ party }) => ({
        what: `We send your application to ${party.inside}.`,
        why: 'While it is not answering we keep your application and try again.',
      }),
      delivered: ({ party }) => ({
        what: `${party.name} confirms that it has your application.`,
        why: 'We have sent it, and it has not told us yet that it is there.',
      }),
      acknowledged: ({ party }) => ({ what: `${party.name} answers.`, why: 'It has given no date.' }),
      undeliverable: ({ party }) => ({
        what: `We find out why ${party.inside} could not take your application.`,
        why: 'We have kept it.',
      }),
      refused: ({ party }) => ({
        what: `You get a letter from ${party.inside}.`,
        why: 'It says why the answer is no, and how you can appeal.',
      }),
      revoked: ({ party }) => ({
        what: `You get a letter from ${party.inside}.`,
        why: 'It says why the permission was taken back, and how you can appeal.',
      }),
    },
    sinceSigned: 'Since you signed',
    took: 'From your signature to the last answer',
    aimEnds: (time, left) => `We aim for four hours. They end at ${time}; ${left} are left.`,
    aimOver: (hub) => `That is more than the four hours we aim for. Ankomst itself held your case for ${hub}.`,
    aimKept: 'Within the four hours we aim for.',
    aimMissed: (hub) => `More than the four hours we aim for. Ankomst itself held your case for ${hub}.`,
    whoHeld: 'Who held your case',
  },
  da: {
    title: 'Det sker der nu',
    nothing: 'Du skal ikke gøre noget lige nu',
    over: 'Der er ikke mere at gøre',
    begin: {
      what: 'Vi finder ud af, hvilke myndigheder der er med.',
      why: 'Hver får derefter kun det, den skal bruge.',
    },
    come: 'Mød op til din aftale',
    answer: (questions) => (questions === 1 ? 'Svar på ét spørgsmål' : `Svar på ${inWords(questions, 'da')} spørgsmål`),
    answerButton: (questions) => (questions === 1 ? 'Svar på spørgsmålet' : 'Svar på spørgsmålene'),
    meet: (agency) => `Du møder op hos ${agency}.`,
    cannotCome: 'Kan du ikke komme, så sig det til myndigheden inden.',
    calendar: 'Læg den i din kalender',
    by: 'senest',
    wasBy: 'sidste dag var',
    unsure: 'I tvivl? Spørg myndigheden selv, og sig dit sagsnummer. Sådan får du fat i den:',
    steps: {
      undecided: ({ party }) => ({ what: `Det viser sig, om ${party.inside} er med.`, why: 'Dine svar afgør det.' }),
      collecting: ({ all }) => ({
        what: `Vi sender din ansøgning til ${showList(all, 'da')}.`,
        why: 'Først mangler vi de sidste svar.',
      }),
      moreNeeded: ({ party }) => ({ what: `${party.name} går videre, når dit svar er der.` }),
      waiting: ({ all, others }) => ({
        what: `${capital(showList(others, 'da'))} afgør sagen først.`,
        why: `Vi sender din ansøgning til ${showList(all, 'da')}, når svaret er ja.`,
      }),
      scheduled: ({ party, date }) => ({
        what: `Vi sender din ansøgning til ${party.inside} den ${date}.`,
        why: 'Den bliver ikke sendt før.',
      }),
      ready: ({ party }) => ({ what: `Vi sender din ansøgning til ${party.inside}.` }),
      delivering: ({ party }) => ({
        what: `Vi sender din ansøgning til ${party.inside}.`,
        why: 'Så længe der ikke bliver svaret, gemmer vi ansøgningen og prøver igen.',
      }),
      delivered: ({ party }) => ({
        what: `${party.name} bekræfter modtagelsen af din ansøgning.`,
        why: 'Vi har sendt den, men har ikke hørt, at den er nået frem.',
      }),
      acknowledged: ({ party }) => ({ what: `${party.name} svarer.`, why: 'Myndigheden har ikke sagt hvornår.' }),
      undeliverable: ({ party }) => ({
        what: `Vi finder ud af, hvorfor ${party.inside} ikke kunne tage imod ansøgningen.`,
        why: 'Vi har gemt den.',
      }),
      refused: ({ party }) => ({
        what: `Du får et brev fra ${party.inside}.`,
        why: 'Det fortæller, hvorfor svaret er nej, og hvordan du kan klage.',
      }),
      revoked: ({ party }) => ({
        what: `Du får et brev fra ${party.inside}.`,
        why: 'Det fortæller, hvorfor tilladelsen er taget tilbage, og hvordan du kan klage.',
      }),
    },
    sinceSigned: 'Siden du skrev under',
    took: 'Fra din underskrift til det sidste svar',
    aimEnds: (time, left) => `Målet er fire timer. De er gået kl. ${time}; der er ${left} tilbage.`,
    aimOver: (hub) => `Det er mere end målet på fire timer. Ankomst selv havde din sag i ${hub}.`,
    aimKept: 'Inden for målet på fire timer.',
    aimMissed: (hub) => `Mere end målet på fire timer. Ankomst selv havde din sag i ${hub}.`,
    whoHeld: 'Hvem havde sagen',
  },
});

import { type AgencyStatus, capital } from '#contracts';
import { inWords, showList, wordsIn } from '#pages';
import type { Role } from '#intake';
import type { Party } from '../party.js';
import { possessive } from '../say-when.js';

interface StepSource {
  party: Party;
  /** It, and who waits for the same. */
  all: readonly string[];
  /** Whom it waits for. */
  others: readonly string[];
  date: string;
}

type Steps = Partial<Record<AgencyStatus, (told: StepSource) => { what: string; why?: string }>>;

const stepsEn: Steps = {
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
};

const stepsDa: Steps = {
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
  acknowledged: ({ party }) => ({ what: `${party.name} svarer.`, why: 'Myndigheden har ikke oplyst hvornår.' }),
  undeliverable: ({ party }) => ({
    what: `Vi finder ud af, hvorfor ${party.inside} ikke kunne tage imod ansøgningen.`,
    why: 'Vi har gemt den.',
  }),
};

export const nextWords = wordsIn({
  en: {
    title: 'What happens next',
    nothing: 'You have nothing to do right now',
    over: 'There is nothing more to do',
    overWithdrawn: 'You withdrew your application: there is nothing more to do',
    overRestWithdrawn: 'You withdrew the rest: there is nothing more to do',
    begin: {
      what: 'We find out from your answers which agencies take part.',
      why: 'Each then gets only what it needs.',
    },
    nobody: {
      what: 'Is one of your answers wrong, or has something changed? Correct it.',
      why: 'An agency that needs your application then gets it.',
    },
    come: 'Come to your appointment',
    comeAnew: 'Come at the new time',
    comeBy: (day: string) => `Come in person by ${day}`,
    /** The last day to come is over. */
    cameBy: (day: string) => `Did you come by ${day}?`,
    missed: ({ name, inside }: Party) => [
      { what: 'Yes: you have nothing to do.', why: `${name} goes on and tells us. It has given no date.` },
      {
        what: `No: ask ${inside} today what you can do now.`,
        why: 'Say your case number. Your application stays there.',
      },
    ],
    askAboutDate: ({ inside }: Party) => `Ask ${inside} what the passed date means for you`,
    othersAnswer: {
      employer: 'Your employer has been asked for what is missing',
      school: 'Your school has been asked for what is missing',
    } satisfies Record<Role, string>,
    /** The agency does not know yet that the resident withdrew. */
    telling: ({ inside }: Party) => ({
      what: `We tell ${inside} that you have withdrawn.`,
      why: 'It has not been told yet. We try again until it has.',
    }),
    calledOffByEnd: ({ inside }: Party) => ({
      what: `Do not come to ${inside}: your appointment no longer applies.`,
      why: 'Its part in your case has ended.',
    }),
    wereYou: (day: string) => `Were you there on ${day}?`,
    wasThere: ({ name }: Party) => ({
      what: 'Yes: you have nothing to do.',
      why: `${name} goes on and tells us. It has given no date.`,
    }),
    wasNot: ({ inside }: Party) => ({
      what: `No: ask ${inside} for a new time today.`,
      why: 'Say your case number. Your application stays there, and a new time replaces the old one here.',
    }),
    onlyThey: ({ inside }: Party) => `We cannot see whether you came. Only ${inside} can tell us.`,
    calledOff: ({ inside }: Party) => ({
      what: `Do not come to ${inside}: the time was taken back.`,
      why: `A new time comes here when ${inside} gives it.`,
    }),
    answerBy: (questions: number, day: string) =>
      `Answer ${inWords(questions, 'en')} ${questions === 1 ? 'question' : 'questions'} by ${day}`,
    answerNow: (questions: number) =>
      `Answer ${inWords(questions, 'en')} ${questions === 1 ? 'question' : 'questions'} now`,
    readLetter: ({ inside }: Party) => `Read ${possessive(inside, 'en')} letter first`,
    /** What to do with a no, in this order. */
    letter: ({ inside, state }: Party) => [
      {
        what: 'Find the letter.',
        why: `It comes from ${inside} itself. Ankomst does not have it. Not come? Ask ${inside}, and say your case number.`,
      },
      {
        what: 'Look for three things in it:',
        why: `why the answer is no, what you may do now and until when, and ${state.outcome?.appeal ? 'how you appeal' : 'whether you can appeal, how,'} and by when.`,
      },
      {
        what: 'Tell whoever counts on it, such as your employer.',
        why: 'Ankomst has told no employer and no school of this decision.',
      },
    ],
    /** Of an address, where more than one thing of it differs. */
    address: 'Address',
    sayWhich: (title: string) => `${title}: say which of the two is right`,
    /** What differs, and by whose words; `other` is left out where that is the resident. */
    disputed: ({ inside }: Party, title: string, other?: string) => ({
      what: `${title}: ${inside} and ${other ?? 'you'} do not say the same.`,
      why: `If you do not know which is right, leave both as they are: your case goes on. Right now what ${inside} says counts, because the word of an authority counts before your own. What you wrote is kept.`,
    }),
    isWrong: (value: string) => `“${value}” is wrong`,
    isRight: (value: string) => `“${value}” is right`,
    objected: ({ name, inside }: Party, isConfirmed: boolean) =>
      isConfirmed
        ? {
            what: `${name} answers your objection.`,
            why: 'It can change what it states, or let it stand. It has given no date.',
          }
        : { what: `${name} confirms that it has your objection.`, why: `Until ${inside} has, we try again.` },
    moving: ({ name, inside }: Party, isConfirmed: boolean) =>
      isConfirmed
        ? {
            what: `${name} registers the new address, or asks for more.`,
            why: 'It has given no date. Until then you are registered at the old one.',
          }
        : { what: `${name} confirms that it has your move.`, why: `Until ${inside} has, we try again.` },
    goalPassed: 'It has given no date, and its own goal has passed.',
    reminder: (day: string) => `If it is not settled by then, we remind you on ${day}.`,
    answer: (questions: number) => `Answer ${inWords(questions, 'en')} ${questions === 1 ? 'question' : 'questions'}`,
    answerButton: (questions: number): string => (questions === 1 ? 'Answer the question' : 'Answer the questions'),
    /** Somebody else of the household. */
    othersOwe: (name: string, answers: number) =>
      `${name}: ${inWords(answers, 'en')} ${answers === 1 ? 'answer is' : 'answers are'} missing`,
    /** `more` beyond those that are named; none where it is not above nought. */
    missing: (labels: readonly string[], more: number) =>
      `What is missing: ${labels.join('; ')}${more > 0 ? `; and ${inWords(more, 'en')} more` : ''}.`,
    meet: (agency: string) => `You meet ${agency} in person.`,
    met: { when: 'When', where: 'Where', was: 'Your appointment was' },
    replaces: 'This is a new time. The earlier one no longer counts.',
    cannotCome: ({ inside }: Party) => `Cannot come? Tell ${inside} before the time`,
    cannotComeOn: 'on',
    calendar: 'Add it to your calendar',
    calendarOff: 'Take it out of your calendar',
    by: 'by',
    wasBy: 'the last day was',
    unsure: 'Unsure? Ask the agency itself, and say your case number. How to reach it:',
    steps: stepsEn,
  },
  da: {
    title: 'Det sker der nu',
    nothing: 'Du skal ikke gøre noget lige nu',
    over: 'Der er ikke mere at gøre',
    overWithdrawn: 'Du har trukket din ansøgning tilbage: der er ikke mere at gøre',
    overRestWithdrawn: 'Du har trukket resten tilbage: der er ikke mere at gøre',
    begin: {
      what: 'Vi finder ud af, hvilke myndigheder der er med.',
      why: 'Hver får derefter kun det, den skal bruge.',
    },
    nobody: {
      what: 'Er et af dine svar forkert, eller har noget ændret sig? Så ret det.',
      why: 'En myndighed, der skal bruge din ansøgning, får den så.',
    },
    come: 'Mød op til din aftale',
    comeAnew: 'Mød op til den nye tid',
    comeBy: (day) => `Mød op senest ${day}`,
    cameBy: (day) => `Mødte du op senest ${day}?`,
    missed: ({ name, inside }) => [
      {
        what: 'Ja: du skal ikke gøre noget.',
        why: `${name} går videre og giver os besked. Der er ikke oplyst hvornår.`,
      },
      {
        what: `Nej: spørg ${inside} i dag, hvad du kan gøre nu.`,
        why: 'Sig dit sagsnummer. Din ansøgning bliver der.',
      },
    ],
    askAboutDate: ({ inside }) => `Spørg ${inside}, hvad den passerede dato betyder for dig`,
    othersAnswer: {
      employer: 'Din arbejdsgiver er bedt om det, der mangler',
      school: 'Dit uddannelsessted er bedt om det, der mangler',
    },
    telling: ({ inside }) => ({
      what: `Vi giver ${inside} besked om, at du har trukket ansøgningen tilbage.`,
      why: 'Det er ikke sket endnu. Vi prøver, indtil det er sket.',
    }),
    calledOffByEnd: ({ inside }) => ({
      what: `Mød ikke op hos ${inside}: din aftale gælder ikke længere.`,
      why: 'Myndighedens del af din sag er slut.',
    }),
    wereYou: (day) => `Var du der ${day}?`,
    wasThere: ({ name }) => ({
      what: 'Ja: du skal ikke gøre noget.',
      why: `${name} går videre og giver os besked. Der er ikke oplyst hvornår.`,
    }),
    wasNot: ({ inside }) => ({
      what: `Nej: bed ${inside} om en ny tid i dag.`,
      why: 'Sig dit sagsnummer. Din ansøgning bliver der, og en ny tid erstatter den gamle her.',
    }),
    onlyThey: ({ inside }) => `Vi kan ikke se, om du mødte op. Det kan kun ${inside} oplyse.`,
    calledOff: ({ inside }) => ({
      what: `Mød ikke op hos ${inside}: tiden er taget tilbage.`,
      why: `En ny tid kommer her, når ${inside} giver den.`,
    }),
    answerBy: (questions, day) =>
      questions === 1
        ? `Svar på ét spørgsmål senest ${day}`
        : `Svar på ${inWords(questions, 'da')} spørgsmål senest ${day}`,
    answerNow: (questions) =>
      questions === 1 ? 'Svar på ét spørgsmål nu' : `Svar på ${inWords(questions, 'da')} spørgsmål nu`,
    readLetter: ({ inside }) => `Læs først ${possessive(inside, 'da')} brev`,
    letter: ({ inside, state }) => [
      {
        what: 'Find brevet.',
        why: `Det kommer fra ${inside} selv. Ankomst har det ikke. Er det ikke kommet, så spørg ${inside}, og sig dit sagsnummer.`,
      },
      {
        what: 'Se efter tre ting i det:',
        why: `hvorfor svaret er nej, hvad du må nu og hvor længe, og ${state.outcome?.appeal ? 'hvordan du klager' : 'om du kan klage, hvordan'} og hvornår senest.`,
      },
      {
        what: 'Sig det til den, der regner med det, for eksempel din arbejdsgiver.',
        why: 'Ankomst har ikke fortalt nogen arbejdsgiver eller noget uddannelsessted om afgørelsen.',
      },
    ],
    address: 'Adresse',
    sayWhich: (title) => `${title}: sig, hvad der er rigtigt`,
    disputed: ({ inside }, title, other) => ({
      what: `${title}: ${inside} og ${other ?? 'du'} oplyser ikke det samme.`,
      why: `Ved du ikke, hvad der er rigtigt, så lad begge stå: Din sag går videre. Lige nu gælder det, som ${inside} oplyser, for en myndigheds ord går forud for dit eget. Det, du skrev, er gemt.`,
    }),
    isWrong: (value) => `”${value}” er forkert`,
    isRight: (value) => `”${value}” er rigtigt`,
    objected: ({ name, inside }, isConfirmed) =>
      isConfirmed
        ? {
            what: `${name} svarer på din indsigelse.`,
            why: 'Myndigheden kan rette det, der er oplyst, eller lade det stå. Der er ikke oplyst hvornår.',
          }
        : {
            what: `${name} bekræfter modtagelsen af din indsigelse.`,
            why: `Indtil ${inside} har det, prøver vi igen.`,
          },
    moving: ({ name, inside }, isConfirmed) =>
      isConfirmed
        ? {
            what: `${name} registrerer den nye adresse eller beder om mere.`,
            why: 'Der er ikke oplyst hvornår. Indtil da er du registreret på den gamle.',
          }
        : { what: `${name} bekræfter modtagelsen af din flytning.`, why: `Indtil ${inside} har den, prøver vi igen.` },
    goalPassed: 'Myndigheden har ikke oplyst hvornår, og dens eget servicemål er overskredet.',
    reminder: (day) => `Er det ikke på plads inden, minder vi dig om det ${day}.`,
    answer: (questions) => (questions === 1 ? 'Svar på ét spørgsmål' : `Svar på ${inWords(questions, 'da')} spørgsmål`),
    answerButton: (questions) => (questions === 1 ? 'Svar på spørgsmålet' : 'Svar på spørgsmålene'),
    othersOwe: (name, answers) => `${name}: der mangler ${answers === 1 ? 'ét' : inWords(answers, 'da')} svar`,
    missing: (labels, more) =>
      `Det mangler: ${labels.join('; ')}${more > 0 ? `; og ${inWords(more, 'da')} mere` : ''}.`,
    meet: (agency) => `Du møder op hos ${agency}.`,
    met: { when: 'Hvornår', where: 'Hvor', was: 'Din aftale var' },
    replaces: 'Det er en ny tid. Den tidligere gælder ikke længere.',
    cannotCome: ({ inside }) => `Kan du ikke komme? Sig det til ${inside} inden`,
    cannotComeOn: 'på',
    calendar: 'Læg den i din kalender',
    calendarOff: 'Tag den ud af din kalender',
    by: 'senest',
    wasBy: 'sidste dag var',
    unsure: 'I tvivl? Spørg myndigheden selv, og sig dit sagsnummer. Sådan får du fat i den:',
    steps: stepsDa,
  },
});

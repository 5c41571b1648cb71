import { showDay, showList, type Language } from '../frame/language.js';
import { wordsIn } from '../frame/words.js';
import type { Party, Status } from './party.js';
import { capital, inWords } from './say-when.js';

type Parties = readonly Party[];
type Titled = (agency: string) => Party | undefined;

export interface NewsWords {
  none: string;
  noneYet: string;
  withdrawn: string;
  missing(questions: number): string;
  asks(askers: Parties, questions: number): string;
  no(party: Party, isRevoked: boolean): string;
  letter: string;
  meets(party: Party, when: string): string;
  allYes(parties: Parties): string;
  yes(party: Party, open: number): string;
  notTaken(parties: Parties): string;
  has(parties: Parties, isAll: boolean): string;
  sent: string;
  sending: string;
  scheduled(date: string, now: Date): string;
  nobodyElse(parties: Parties): string;
  stillMeets: string;
  /** What is proven of agencies that stand alike. */
  proven(group: Parties, titled: Titled, language: Language): string;
}

const list = (parties: Parties, language: Language): string =>
  showList(
    parties.map(({ inside }) => inside),
    language,
  );
const subject = (parties: Parties, language: Language): string => capital(list(parties, language));
const waitedFor = (group: Parties, titled: Titled, language: Language): string =>
  showList(
    group[0]!.state.waitingFor.map((agency) => titled(agency)?.inside ?? agency),
    language,
  );

type Sentence = (group: Parties, titled: Titled) => string;

const has = (parties: Parties): string => (parties.length === 1 ? 'has' : 'have');
const it = (parties: Parties): string => (parties.length === 1 ? 'it' : 'they');
const en = (parties: Parties): string => subject(parties, 'en');
const inEn = (parties: Parties): string => list(parties, 'en');

const provenEn: Readonly<Record<Exclude<Status, 'notApplicable'>, Sentence>> = {
  undecided: (group) => `Your answers decide whether ${inEn(group)} ${group.length === 1 ? 'takes' : 'take'} part.`,
  collecting: (group) => `Nothing is sent to ${inEn(group)} before your answers are there.`,
  waiting: (group, titled) => `Nothing is sent to ${inEn(group)} until ${waitedFor(group, titled, 'en')} has said yes.`,
  scheduled: (group) => `Nothing is sent to ${inEn(group)} before ${showDay(group[0]!.state.notBefore!, 'en')}.`,
  ready: (group) => `Your application to ${inEn(group)} is ready to be sent.`,
  delivering: (group) => `We are sending your application to ${inEn(group)}.`,
  delivered: (group) => `${en(group)} ${has(group)} been sent your application and ${has(group)} not confirmed it yet.`,
  acknowledged: (group) => `${en(group)} ${has(group)} confirmed that ${it(group)} ${has(group)} your application.`,
  moreNeeded: (group) => `${en(group)} ${group.length === 1 ? 'waits' : 'wait'} for your answer.`,
  granted: (group) => `${en(group)} ${has(group)} said yes.`,
  refused: (group) => `${en(group)} ${has(group)} said no. The letter says why, and how you can appeal.`,
  revoked: (group) => `${en(group)} took the permission back. The letter says why, and how you can appeal.`,
  stopped: (group) => `Nothing is sent to ${inEn(group)}: what it would wait for was refused or withdrawn.`,
  undeliverable: (group) =>
    `${en(group)} could not take your application. We have kept it and look into what is wrong.`,
  withdrawn: (group) => `You withdrew your application at ${inEn(group)}.`,
};

const da = (parties: Parties): string => subject(parties, 'da');
const inDa = (parties: Parties): string => list(parties, 'da');

const provenDa: Readonly<Record<Exclude<Status, 'notApplicable'>, Sentence>> = {
  undecided: (group) => `Dine svar afgør, om ${inDa(group)} er med.`,
  collecting: (group) => `Der bliver ikke sendt noget til ${inDa(group)}, før dine svar er der.`,
  waiting: (group, titled) =>
    `Der bliver ikke sendt noget til ${inDa(group)}, før ${waitedFor(group, titled, 'da')} har sagt ja.`,
  scheduled: (group) =>
    `Der bliver ikke sendt noget til ${inDa(group)} før den ${showDay(group[0]!.state.notBefore!, 'da')}.`,
  ready: (group) => `Din ansøgning til ${inDa(group)} er klar til at blive sendt.`,
  delivering: (group) => `Vi er ved at sende din ansøgning til ${inDa(group)}.`,
  delivered: (group) => `${da(group)} har fået sendt din ansøgning, men har ikke bekræftet den endnu.`,
  acknowledged: (group) => `${da(group)} har bekræftet modtagelsen af din ansøgning.`,
  moreNeeded: (group) => `${da(group)} venter på dit svar.`,
  granted: (group) => `${da(group)} har sagt ja.`,
  refused: (group) => `${da(group)} har sagt nej. Brevet fortæller hvorfor, og hvordan du kan klage.`,
  revoked: (group) => `${da(group)} har taget tilladelsen tilbage. Brevet fortæller hvorfor, og hvordan du kan klage.`,
  stopped: (group) =>
    `Der bliver ikke sendt noget til ${inDa(group)}: det, der skulle gå forud, fik nej eller er trukket tilbage.`,
  undeliverable: (group) =>
    `${da(group)} kunne ikke tage imod ansøgningen. Vi har gemt den og ser på, hvad der er galt.`,
  withdrawn: (group) => `Du har trukket din ansøgning tilbage hos ${inDa(group)}.`,
};

export const newsWords = wordsIn<NewsWords>({
  en: {
    none: 'We have your application.',
    noneYet: 'In a moment this page says where each agency stands. Nothing has been confirmed yet.',
    withdrawn: 'You have withdrawn your application.',
    missing: (questions) =>
      `${capital(inWords(questions, 'en'))} ${questions === 1 ? 'answer is' : 'answers are'} missing.`,
    asks: (askers, questions) =>
      `${en(askers)} ${askers.length === 1 ? 'needs' : 'need'} ${inWords(questions, 'en')} ${questions === 1 ? 'answer' : 'answers'} from you.`,
    no: (party, isRevoked) =>
      isRevoked ? `${en([party])} has taken the permission back.` : `${en([party])} has said no.`,
    letter: 'Its letter says why, and how you can appeal.',
    meets: (party, when) => `You meet ${party.inside} on ${when}.`,
    allYes: (parties) =>
      parties.length === 1
        ? `${en(parties)} has said yes.`
        : parties.length === 2
          ? `${en(parties)} have said yes.`
          : `All ${inWords(parties.length, 'en')} have said yes.`,
    yes: (party, open) =>
      `${en([party])} has said yes.${open === 0 ? '' : ` ${capital(inWords(open, 'en'))} ${open === 1 ? 'answer' : 'answers'} to go.`}`,
    notTaken: (parties) => `${en(parties)} could not take your application.`,
    has: (parties, isAll) =>
      isAll && parties.length > 2
        ? `All ${inWords(parties.length, 'en')} agencies have your application.`
        : `${en(parties)} ${has(parties)} your application.`,
    sent: 'Your application is sent. Nobody has confirmed it yet.',
    sending: 'We are sending your application.',
    scheduled: (date) => `We have your application, and send it from ${showDay(date, 'en')}.`,
    nobodyElse: (parties) =>
      parties.length === 1
        ? 'No other agency is part of your case.'
        : 'Nothing more is to be expected from any agency.',
    stillMeets: 'One thing is left: your appointment.',
    proven: (group, titled) => provenEn[group[0]!.state.status as Exclude<Status, 'notApplicable'>](group, titled),
  },
  da: {
    none: 'Vi har din ansøgning.',
    noneYet: 'Om lidt står det her, hvor hver myndighed er. Intet er bekræftet endnu.',
    withdrawn: 'Du har trukket din ansøgning tilbage.',
    missing: (questions) => `Der mangler ${inWords(questions, 'da')} svar.`,
    asks: (askers, questions) => `${da(askers)} mangler ${inWords(questions, 'da')} svar fra dig.`,
    no: (party, isRevoked) =>
      isRevoked ? `${da([party])} har taget tilladelsen tilbage.` : `${da([party])} har sagt nej.`,
    letter: 'Brevet fortæller hvorfor, og hvordan du kan klage.',
    meets: (party, when) => `Du skal møde hos ${party.inside} ${when}.`,
    allYes: (parties) =>
      parties.length < 3 ? `${da(parties)} har sagt ja.` : `Alle ${inWords(parties.length, 'da')} har sagt ja.`,
    yes: (party, open) =>
      `${da([party])} har sagt ja.${open === 0 ? '' : ` ${capital(inWords(open, 'da'))} svar mangler.`}`,
    notTaken: (parties) => `${da(parties)} kunne ikke tage imod din ansøgning.`,
    has: (parties, isAll) =>
      isAll && parties.length > 2
        ? `Alle ${inWords(parties.length, 'da')} myndigheder har din ansøgning.`
        : `${da(parties)} har din ansøgning.`,
    sent: 'Din ansøgning er sendt. Ingen har bekræftet den endnu.',
    sending: 'Vi er ved at sende din ansøgning.',
    scheduled: (date) => `Vi har din ansøgning og sender den fra den ${showDay(date, 'da')}.`,
    nobodyElse: (parties) =>
      parties.length === 1 ? 'Der er ingen andre myndigheder i din sag.' : 'Der kommer ikke mere fra nogen myndighed.',
    stillMeets: 'Én ting mangler: din aftale om at møde op.',
    proven: (group, titled) => provenDa[group[0]!.state.status as Exclude<Status, 'notApplicable'>](group, titled),
  },
});

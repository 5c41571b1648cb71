import { type AgencyStatus, capital } from '#contracts';
import { inWords, showDay, showList, type Language, wordsIn } from '#pages';
import type { AnsweredDispute } from '../dispute/answered.js';
import type { OutsideAgency, Party } from '../party.js';
import { possessive } from '../say-when.js';

type Parties = readonly Party[];
type Titled = (agency: string) => Party | undefined;

const list = (parties: readonly Pick<Party, 'inside'>[], language: Language): string =>
  showList(
    parties.map(({ inside }) => inside),
    language,
  );
const subject = (parties: readonly Pick<Party, 'inside'>[], language: Language): string =>
  capital(list(parties, language));
const brought = (agencies: readonly OutsideAgency[], language: Language): string =>
  showList(
    agencies.map(({ brings }) => brings),
    language,
  );
const waitedFor = (group: Parties, titled: Titled, language: Language): string =>
  showList(
    group[0]!.state.waitingFor.map((agency) => titled(agency)?.inside ?? agency),
    language,
  );

/** Whose answers are waited for. */
const OTHERS = {
  en: { resident: 'your', employer: 'your employer’s', school: 'your school’s' },
  da: { resident: 'dine svar', employer: 'svarene fra din arbejdsgiver', school: 'svarene fra dit uddannelsessted' },
} as const;

type Sentence = (group: Parties, titled: Titled) => string;

const has = (parties: Parties): string => (parties.length === 1 ? 'has' : 'have');
const it = (parties: Parties): string => (parties.length === 1 ? 'it' : 'they');
const en = (parties: readonly Pick<Party, 'inside'>[]): string => subject(parties, 'en');
const inEn = (parties: Parties): string => list(parties, 'en');

const provenEn: Readonly<Record<Exclude<AgencyStatus, 'notApplicable'>, Sentence>> = {
  undecided: (group) => `Your answers decide whether ${inEn(group)} ${group.length === 1 ? 'takes' : 'take'} part.`,
  collecting: (group) =>
    `Nothing is sent to ${inEn(group)} before ${OTHERS.en[group[0]!.answeredBy ?? 'resident']} answers are there.`,
  waiting: (group, titled) => `Nothing is sent to ${inEn(group)} until ${waitedFor(group, titled, 'en')} has said yes.`,
  scheduled: (group) => `Nothing is sent to ${inEn(group)} before ${showDay(group[0]!.state.notBefore!, 'en')}.`,
  ready: (group) => `Your application to ${inEn(group)} is ready to be sent.`,
  delivering: (group) => `We are sending your application to ${inEn(group)}.`,
  delivered: (group) => `${en(group)} ${has(group)} been sent your application and ${has(group)} not confirmed it yet.`,
  acknowledged: (group) => `${en(group)} ${has(group)} confirmed that ${it(group)} ${has(group)} your application.`,
  moreNeeded: (group) => `${en(group)} ${group.length === 1 ? 'waits' : 'wait'} for your answer.`,
  granted: (group) => `${en(group)} ${has(group)} approved your application.`,
  refused: (group) => `${en(group)} ${has(group)} refused your application. Read the letter.`,
  revoked: (group) => `${en(group)} ${has(group)} revoked what was approved. Read the letter.`,
  stopped: (group) =>
    `${en(group)} ${group.length === 1 ? 'has' : 'have'} stopped: ${group.length === 1 ? 'it needs' : 'they need'} a yes that did not come.`,
  undeliverable: (group) =>
    `${en(group)} could not take your application. We have kept it and look into what is wrong.`,
  withdrawn: (group) => `You withdrew your application at ${inEn(group)}.`,
};

const da = (parties: readonly Pick<Party, 'inside'>[]): string => subject(parties, 'da');
const inDa = (parties: Parties): string => list(parties, 'da');

const provenDa: Readonly<Record<Exclude<AgencyStatus, 'notApplicable'>, Sentence>> = {
  undecided: (group) => `Dine svar afgør, om ${inDa(group)} er med.`,
  collecting: (group) =>
    `Der bliver ikke sendt noget til ${inDa(group)}, før ${OTHERS.da[group[0]!.answeredBy ?? 'resident']} er der.`,
  waiting: (group, titled) =>
    `Der bliver ikke sendt noget til ${inDa(group)}, før ${waitedFor(group, titled, 'da')} har sagt ja.`,
  scheduled: (group) =>
    `Der bliver ikke sendt noget til ${inDa(group)} før den ${showDay(group[0]!.state.notBefore!, 'da')}.`,
  ready: (group) => `Din ansøgning til ${inDa(group)} er klar til at blive sendt.`,
  delivering: (group) => `Vi er ved at sende din ansøgning til ${inDa(group)}.`,
  delivered: (group) => `${da(group)} har fået sendt din ansøgning, men har ikke bekræftet den endnu.`,
  acknowledged: (group) => `${da(group)} har bekræftet modtagelsen af din ansøgning.`,
  moreNeeded: (group) => `${da(group)} venter på dit svar.`,
  granted: (group) => `${da(group)} har godkendt din ansøgning.`,
  refused: (group) => `${da(group)} har givet afslag. Læs brevet.`,
  revoked: (group) => `${da(group)} har inddraget det, der var godkendt. Læs brevet.`,
  stopped: (group) => `Det er stoppet hos ${inDa(group)}: det krævede en godkendelse, der ikke kom.`,
  undeliverable: (group) =>
    `${da(group)} kunne ikke tage imod ansøgningen. Vi har gemt den og ser på, hvad der er galt.`,
  withdrawn: (group) => `Du har trukket din ansøgning tilbage hos ${inDa(group)}.`,
};

export const newsWords = wordsIn({
  en: {
    none: 'We have your application.',
    noneYet: 'In a moment this page says where each agency stands. Nothing has been confirmed yet.',
    withdrawn: 'You have withdrawn your application.',
    missing: (questions: number) =>
      `${capital(inWords(questions, 'en'))} ${questions === 1 ? 'answer is' : 'answers are'} missing.`,
    asks: (askers: Parties, questions: number) =>
      `${en(askers)} ${askers.length === 1 ? 'needs' : 'need'} ${inWords(questions, 'en')} ${questions === 1 ? 'answer' : 'answers'} from you.`,
    withdrawnRest: 'You have withdrawn what was not decided.',
    no: (party: Party, isRevoked: boolean) =>
      isRevoked ? `${en([party])} has revoked what it had approved.` : `${en([party])} has refused your application.`,
    letter: (party: Party) =>
      `${capital(possessive(party.inside, 'en'))} letter says why, and ${party.state.outcome?.appeal ? 'how' : 'whether'} you can appeal.`,
    /** What does not come of it. */
    notThis: ({ brings }: Party) => `You do not get this from it: ${brings}.`,
    toldOfEnd: (ended: Parties, confirmed: Parties) =>
      confirmed.length === ended.length
        ? `${en(ended)} ${has(ended)} been told.`
        : `We tell ${inEn(ended)}; ${confirmed.length === 0 ? 'nobody has confirmed it yet' : `only ${inEn(confirmed)} ${has(confirmed)} confirmed it`}.`,
    dateAhead: (title: string, day: string) => `The last day is ${day}: ${title}.`,
    dateOver: (title: string, day: string) => `The last day was ${day}: ${title}. You can still answer.`,
    timePassed: (party: Party) =>
      `The time of your appointment has passed. ${en([party])} has not said whether you came.`,
    cancelled: (party: Party) => `${en([party])} has cancelled your appointment.`,
    /** The last day to come is over. */
    dayPassed: (party: Party) => `The last day to come has passed. ${en([party])} has not said whether you came.`,
    dayWas: (title: string, day: string) => `The last day was ${day}: ${title}.`,
    awayAndLate: (party: Party) => `${en([party])} is not answering, and a last day has passed.`,
    notTakenAndLate: (party: Party) => `${en([party])} could not take your application, and a last day has passed.`,
    keptAndSought: 'We have kept your application and look into what is wrong.',
    /** An appointment that ended with its agency's part. */
    calledOff: (party: Party, when: string) =>
      `Your appointment with ${party.inside} on ${when} no longer applies. Do not come.`,
    /** Those who do not know yet that the resident withdrew. */
    untold: (parties: Parties) =>
      `${en(parties)} ${has(parties)} not been told of it yet. We try until ${it(parties)} ${has(parties)}.`,
    hasObjection: (party: Party, isConfirmed: boolean) =>
      isConfirmed
        ? `${en([party])} has your objection and has not answered it yet.`
        : `Your objection to ${party.inside} is not confirmed yet.`,
    hasMove: (party: Party, isConfirmed: boolean) =>
      isConfirmed
        ? `${en([party])} has your move. It has not registered it yet.`
        : `Your move is not confirmed by ${party.inside} yet.`,
    differs: (party: Party, title: string) => `${en([party])} and you say different things: ${title}.`,
    bothStand: (party: Party, theirs: string, yours: string) =>
      `${en([party])} says “${theirs}”, you say “${yours}”. Your case goes on.`,
    silent: (parties: Parties) =>
      `${en(parties)} ${has(parties)} not answered within ${parties.length === 1 ? 'its' : 'their'} own goal.`,
    away: (parties: Parties) => `${en(parties)} ${parties.length === 1 ? 'is' : 'are'} not answering right now.`,
    keptAndTried: 'We have kept your application and send it when the agency is back.',
    meets: (party: Party, when: string) => `You meet ${party.inside} on ${when}.`,
    /** In the place of another time. */
    meetsAnew: (party: Party, when: string) => `Your appointment has moved. You meet ${party.inside} on ${when}.`,
    allYes: (parties: Parties) =>
      parties.length < 3
        ? `${en(parties)} ${has(parties)} approved your application.`
        : `All ${inWords(parties.length, 'en')} have approved your application.`,
    yes: (party: Party, open: number) =>
      `${en([party])} has approved your application.${open === 0 ? '' : ` ${capital(inWords(open, 'en'))} ${open === 1 ? 'answer' : 'answers'} to go.`}`,
    notTaken: (parties: Parties) => `${en(parties)} could not take your application.`,
    has: (parties: Parties, isAll: boolean) =>
      isAll && parties.length > 2
        ? `All ${inWords(parties.length, 'en')} agencies have your application.`
        : `${en(parties)} ${has(parties)} your application.`,
    sent: 'Your application is sent. Nobody has confirmed it yet.',
    sending: 'We are sending your application.',
    scheduled: (date: string) => `We have your application, and send it from ${showDay(date, 'en')}.`,
    nobodyElse: (parties: Parties): string =>
      parties.length === 1
        ? 'No other agency is part of your case.'
        : 'Nothing more is to be expected from any agency.',
    stillMeets: 'One thing is left: your appointment.',
    /** No agency takes part. */
    nobody: 'No agency takes part in your case.',
    /** What does not come, and who takes no part. */
    outside: (agencies: readonly OutsideAgency[]) =>
      `You do not get this: ${brought(agencies, 'en')}. ${en(agencies)} ${agencies.length === 1 ? 'takes' : 'take'} no part.`,
    /** To what the person says against a register. */
    answered: ({ party, isMove }: AnsweredDispute) =>
      `${en([party])} has answered what you say ${isMove ? 'of your address' : 'against its register'}.`,
    answer: {
      stands: (title: string) => `It stands by what it registered: ${title}.`,
      agreed: (title: string) => `It registered what you say: ${title}.`,
      other: (title: string) => `It registered something else than you say: ${title}.`,
    },
    address: 'the address',
    /** Something that is announced. */
    toCome: (day: string) => `What changes on ${day} is still to come.`,
    /** What is proven of agencies that stand alike. */
    proven: (group: Parties, titled: Titled) =>
      provenEn[group[0]!.state.status as Exclude<AgencyStatus, 'notApplicable'>](group, titled),
  },
  da: {
    none: 'Vi har din ansøgning.',
    noneYet: 'Om lidt står det her, hvor hver myndighed er. Intet er bekræftet endnu.',
    withdrawn: 'Du har trukket din ansøgning tilbage.',
    missing: (questions) => `Der mangler ${inWords(questions, 'da')} svar.`,
    asks: (askers, questions) => `${da(askers)} mangler ${inWords(questions, 'da')} svar fra dig.`,
    withdrawnRest: 'Du har trukket det tilbage, der ikke var afgjort.',
    no: (party, isRevoked) =>
      isRevoked
        ? `${da([party])} har inddraget det, der var godkendt.`
        : `${da([party])} har givet afslag på din ansøgning.`,
    letter: (party) =>
      `${capital(possessive(party.inside, 'da'))} brev fortæller hvorfor, og ${party.state.outcome?.appeal ? 'hvordan' : 'om'} du kan klage.`,
    notThis: ({ brings }) => `Det får du ikke: ${brings}.`,
    toldOfEnd: (ended, confirmed) =>
      confirmed.length === ended.length
        ? `${da(ended)} har fået besked.`
        : `Vi giver besked til ${inDa(ended)}; ${confirmed.length === 0 ? 'ingen har bekræftet det endnu' : `kun ${inDa(confirmed)} har bekræftet det`}.`,
    dateAhead: (title, day) => `Sidste dag er ${day}: ${title}.`,
    dateOver: (title, day) => `Sidste dag var ${day}: ${title}. Du kan stadig svare.`,
    timePassed: (party) => `Tidspunktet for din aftale er passeret. ${da([party])} har ikke oplyst, om du mødte op.`,
    cancelled: (party) => `${da([party])} har aflyst din aftale.`,
    dayPassed: (party) => `Sidste dag for at møde op er passeret. ${da([party])} har ikke oplyst, om du mødte op.`,
    dayWas: (title, day) => `Sidste dag var ${day}: ${title}.`,
    awayAndLate: (party) => `${da([party])} svarer ikke, og en sidste dag er passeret.`,
    notTakenAndLate: (party) => `${da([party])} kunne ikke tage imod din ansøgning, og en sidste dag er passeret.`,
    keptAndSought: 'Vi har gemt din ansøgning og ser på, hvad der er galt.',
    calledOff: (party, when) => `Din aftale med ${party.inside} ${when} gælder ikke længere. Mød ikke op.`,
    untold: (parties) => `${da(parties)} har ikke fået besked om det endnu. Vi prøver, indtil det er sket.`,
    hasObjection: (party, isConfirmed) =>
      isConfirmed
        ? `${da([party])} har din indsigelse og har ikke svaret på den endnu.`
        : `Din indsigelse til ${party.inside} er ikke bekræftet endnu.`,
    hasMove: (party, isConfirmed) =>
      isConfirmed
        ? `${da([party])} har modtaget din flytning. Den er ikke registreret endnu.`
        : `Din flytning er ikke bekræftet af ${party.inside} endnu.`,
    differs: (party, title) => `${da([party])} og du siger ikke det samme: ${title}.`,
    bothStand: (party, theirs, yours) => `${da([party])} oplyser ”${theirs}”, du siger ”${yours}”. Din sag går videre.`,
    silent: (parties) => `${da(parties)} har ikke svaret inden for eget servicemål.`,
    away: (parties) => `${da(parties)} svarer ikke lige nu.`,
    keptAndTried: 'Vi har gemt din ansøgning og sender den, når myndigheden er tilbage.',
    meets: (party, when) => `Du skal møde hos ${party.inside} ${when}.`,
    meetsAnew: (party, when) => `Din aftale er flyttet. Du skal møde hos ${party.inside} ${when}.`,
    allYes: (parties) =>
      parties.length < 3
        ? `${da(parties)} har godkendt din ansøgning.`
        : `Alle ${inWords(parties.length, 'da')} har godkendt din ansøgning.`,
    yes: (party, open) =>
      `${da([party])} har godkendt din ansøgning.${open === 0 ? '' : ` ${capital(inWords(open, 'da'))} svar mangler.`}`,
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
    nobody: 'Ingen myndighed er med i din sag.',
    outside: (agencies) => `Det får du ikke: ${brought(agencies, 'da')}. ${da(agencies)} er ikke med i din sag.`,
    answered: ({ party, isMove }) =>
      isMove
        ? `${da([party])} har svaret på det, du siger om din adresse.`
        : `${da([party])} har svaret på din indsigelse.`,
    answer: {
      stands: (title) => `Myndigheden fastholder det, der er registreret: ${title}.`,
      agreed: (title) => `Myndigheden har registreret det, du siger: ${title}.`,
      other: (title) => `Myndigheden har registreret noget andet, end du siger: ${title}.`,
    },
    address: 'adressen',
    toCome: (day) => `Ændringen fra ${day} er endnu ikke trådt i kraft.`,
    proven: (group, titled) =>
      provenDa[group[0]!.state.status as Exclude<AgencyStatus, 'notApplicable'>](group, titled),
  },
});

export type NewsWords = ReturnType<typeof newsWords>;

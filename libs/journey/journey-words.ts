import { type AgencyStatus, capital } from '#contracts';
import { wordsIn, showDay, showList } from '#pages';
import { type MeetingStage, awaySince, wasSent, type Party } from '#case-reading';
import type { JourneyLine, StationMark, StationName } from './stations.js';

type Here = (party: Party, nameOf: (agency: string) => string) => string;

const fixed =
  (text: string): Here =>
  () =>
    text;
const others = ({ state }: Party, nameOf: (agency: string) => string, language: 'da' | 'en'): string =>
  showList(state.waitingFor.map(nameOf), language);

/** Whoever was asked for all that is missing. */
const ASKED = {
  en: { employer: 'your employer', school: 'your school' },
  da: { employer: 'din arbejdsgiver', school: 'dit uddannelsessted' },
} as const;

const hereEn: Record<AgencyStatus, Here> = {
  notApplicable: fixed(''),
  undecided: fixed('Your answers decide'),
  collecting: ({ answeredBy }) => `Waits for ${answeredBy ? ASKED.en[answeredBy] : 'your answers'}`,
  waiting: (party, nameOf) => `Waits for ${others(party, nameOf, 'en')}`,
  scheduled: ({ state }) => `Held until ${showDay(state.notBefore!, 'en')}`,
  ready: fixed('Ready to be sent'),
  delivering: (party) => (awaySince(party) === undefined ? 'Being sent' : 'Kept by us'),
  delivered: fixed('No receipt yet'),
  acknowledged: fixed('Has it, no answer yet'),
  moreNeeded: fixed('Waits for you'),
  granted: fixed('Approved'),
  refused: fixed('Refused'),
  revoked: fixed('Revoked'),
  stopped: (party) => (wasSent(party) ? 'Goes no further' : 'Nothing was sent'),
  undeliverable: fixed('Could not take it'),
  withdrawn: fixed('Withdrawn by you'),
};

const hereDa: Record<AgencyStatus, Here> = {
  notApplicable: fixed(''),
  undecided: fixed('Dine svar afgør det'),
  collecting: ({ answeredBy }) => `Venter på ${answeredBy ? ASKED.da[answeredBy] : 'dine svar'}`,
  waiting: (party, nameOf) => `Venter på ${others(party, nameOf, 'da')}`,
  scheduled: ({ state }) => `Ligger til ${showDay(state.notBefore!, 'da')}`,
  ready: fixed('Klar til at blive sendt'),
  delivering: (party) => (awaySince(party) === undefined ? 'Er ved at blive sendt' : 'Gemt hos os'),
  delivered: fixed('Ingen kvittering endnu'),
  acknowledged: fixed('Har den, intet svar endnu'),
  moreNeeded: fixed('Venter på dig'),
  granted: fixed('Godkendt'),
  refused: fixed('Afslag'),
  revoked: fixed('Inddraget'),
  stopped: (party) => (wasSent(party) ? 'Går ikke videre' : 'Intet er sendt'),
  undeliverable: fixed('Kunne ikke tage imod'),
  withdrawn: fixed('Trukket tilbage af dig'),
};

export const journeyWords = wordsIn({
  en: {
    title: 'Your way from signature to answers',
    hasHappened: 'Has happened',
    ahead: 'Ahead: the order is known, most times are not',
    now: 'Now',
    signed: 'You signed',
    scale:
      'Not to scale. A line is solid where the agency itself has confirmed, broken where only we have sent, grey beyond its own goal, dotted where nothing has happened or nothing is proven.',
    table: 'Show the picture as a table',
    legend: {
      done: 'Confirmed by the agency',
      sent: 'Sent by us, not confirmed',
      you: 'Asked or done by you',
      here: 'Here it stands now',
      todo: 'Ahead',
      meeting: 'Appointment ahead',
      passed: 'Its time has passed, the agency has not said more',
      came: 'Appointment, and the agency has answered since',
      off: 'Appointment cancelled by the agency',
      no: 'Refused',
      revoked: 'Revoked',
      stop: 'Stopped: goes no further',
      differ: 'Two statements differ',
      claim: 'Your statement waits for an answer',
      goal: 'A date ahead',
      goalPassed: 'A date that has passed',
      lost: 'No connection: we keep it',
    } satisfies Record<StationMark | 'here', string>,
    stations: {
      sent: 'Sent',
      received: 'Received',
      asked: 'Asked you',
      meeting: 'In person',
      cancelled: 'Cancelled',
      yes: 'Approved',
      no: 'Refused',
      revoked: 'Revoked',
      stopped: 'Stopped',
      withdrawn: 'Withdrawn',
      told: 'Told',
      differ: 'Differs',
      claim: 'You say',
      date: 'Last day',
      goal: 'Own goal',
      away: 'No contact',
      answer: 'Answer',
    } satisfies Record<StationName, string>,
    columns: {
      agency: 'Agency',
      sent: 'Sent',
      received: 'Received',
      asked: 'Asked you',
      meeting: 'In person',
      decided: 'Answered',
      brings: 'What a yes brings',
    },
    /** A meeting at a time. */
    met: {
      ahead: (time) => `${time}, ahead`,
      passed: (time, { inside }) => `${time}. Passed. ${capital(inside)} has not said whether you came`,
      attended: (time) => `${time}. The agency has answered since`,
      cancelled: (time, { inside }) => `${time}. Cancelled by ${inside}`,
      void: (time) => `${time}. No longer applies`,
    } satisfies Record<MeetingStage, (time: string, party: Party) => string>,
    /** What comes of a line, by what its yes brings. */
    outcome: {
      here: (brings) => brings,
      ahead: (brings) => brings,
      refused: (brings) => `Refused: ${brings}`,
      revoked: (brings) => `Revoked: ${brings}`,
      stopped: (brings) => `Stopped: ${brings}`,
      none: () => 'Nothing more',
    } satisfies Record<JourneyLine['result'], (brings: string) => string>,
    never: 'Never',
    notYet: 'Not yet',
    notConfirmed: 'Not confirmed',
    none: 'Nothing',
    answer: 'An answer',
    /** Who was responsible before a move. */
    old: (name: string) => `${name} (old)`,
    /** Where a line stands now, in few words. */
    here: (party: Party, nameOf: (agency: string) => string) => hereEn[party.state.status](party, nameOf),
  },
  da: {
    title: 'Din vej fra underskrift til svar',
    hasHappened: 'Det er sket',
    ahead: 'Forude: rækkefølgen er kendt, de fleste tider er ikke',
    now: 'Nu',
    signed: 'Du skrev under',
    scale:
      'Ikke målfast. En linje er fuldt optrukket, hvor myndigheden selv har bekræftet, brudt, hvor kun vi har sendt, grå ud over dens eget servicemål, og prikket, hvor intet er sket eller intet er bevist.',
    table: 'Vis billedet som tabel',
    legend: {
      done: 'Bekræftet af myndigheden',
      sent: 'Sendt af os, ikke bekræftet',
      you: 'Bedt om hos dig eller gjort af dig',
      here: 'Her er den nu',
      todo: 'Forude',
      meeting: 'Kommende aftale',
      passed: 'Tidspunktet er passeret, myndigheden har ikke oplyst mere',
      came: 'Aftale, og myndigheden har svaret siden',
      off: 'Aftalen er aflyst af myndigheden',
      no: 'Afslag',
      revoked: 'Inddraget',
      stop: 'Stoppet: går ikke videre',
      differ: 'To oplysninger er forskellige',
      claim: 'Din oplysning venter på svar',
      goal: 'En kommende dato',
      goalPassed: 'En dato, der er passeret',
      lost: 'Ingen forbindelse: vi gemmer den',
    },
    stations: {
      sent: 'Sendt',
      received: 'Modtaget',
      asked: 'Spurgte dig',
      meeting: 'Fremmøde',
      cancelled: 'Aflyst',
      yes: 'Godkendt',
      no: 'Afslag',
      revoked: 'Inddraget',
      stopped: 'Stoppet',
      withdrawn: 'Trukket tilbage',
      told: 'Fik besked',
      differ: 'Forskel',
      claim: 'Du siger',
      date: 'Sidste dag',
      goal: 'Servicemål',
      away: 'Intet svar',
      answer: 'Svar',
    },
    columns: {
      agency: 'Myndighed',
      sent: 'Sendt',
      received: 'Modtaget',
      asked: 'Spurgte dig',
      meeting: 'Fremmøde',
      decided: 'Svarede',
      brings: 'Det giver et ja',
    },
    met: {
      ahead: (time) => `${time}, forude`,
      passed: (time, { inside }) => `${time}. Passeret. ${capital(inside)} har ikke oplyst, om du mødte op`,
      attended: (time) => `${time}. Myndigheden har svaret siden`,
      cancelled: (time, { inside }) => `${time}. Aflyst af ${inside}`,
      void: (time) => `${time}. Gælder ikke længere`,
    },
    outcome: {
      here: (brings) => brings,
      ahead: (brings) => brings,
      refused: (brings) => `Afslag: ${brings}`,
      revoked: (brings) => `Inddraget: ${brings}`,
      stopped: (brings) => `Stoppet: ${brings}`,
      none: () => 'Ikke mere',
    },
    never: 'Aldrig',
    notYet: 'Endnu ikke',
    notConfirmed: 'Ikke bekræftet',
    none: 'Intet',
    answer: 'Et svar',
    old: (name) => `${name} (gammel)`,
    here: (party, nameOf) => hereDa[party.state.status](party, nameOf),
  },
});

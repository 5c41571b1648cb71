import type { Words } from '../../frame/words.js';
import { wordsIn } from '../../frame/words.js';
import type { Party, Status } from '../party.js';
import { showDay, showList } from '../../frame/language.js';
import type { StationName } from './stations.js';

interface JourneyWords {
  title: string;
  hasHappened: string;
  ahead: string;
  now: string;
  signed: string;
  scale: string;
  table: string;
  legend: Record<'done' | 'sent' | 'you' | 'here' | 'todo', string>;
  stations: Record<StationName, string>;
  columns: {
    agency: string;
    sent: string;
    received: string;
    asked: string;
    meeting: string;
    decided: string;
    brings: string;
  };
  notYet: string;
  notConfirmed: string;
  none: string;
  answer: string;
  notAnyMore: string;
  /** Where a line stands now, in few words. */
  here(party: Party, nameOf: (agency: string) => string): string;
}

type Here = (party: Party, nameOf: (agency: string) => string) => string;

const fixed =
  (text: string): Here =>
  () =>
    text;
const others = ({ state }: Party, nameOf: (agency: string) => string, language: 'da' | 'en'): string =>
  showList(state.waitingFor.map(nameOf), language);

const hereEn: Record<Status, Here> = {
  notApplicable: fixed(''),
  undecided: fixed('Your answers decide'),
  collecting: fixed('Waits for your answers'),
  waiting: (party, nameOf) => `Waits for ${others(party, nameOf, 'en')}`,
  scheduled: ({ state }) => `Held until ${showDay(state.notBefore!, 'en')}`,
  ready: fixed('Ready to be sent'),
  delivering: fixed('Being sent'),
  delivered: fixed('No receipt yet'),
  acknowledged: fixed('Has it, no answer yet'),
  moreNeeded: fixed('Waits for you'),
  granted: fixed('Done'),
  refused: fixed('Said no'),
  revoked: fixed('Took its permission back'),
  stopped: fixed('Not sent'),
  undeliverable: fixed('Could not take it'),
  withdrawn: fixed('Withdrawn by you'),
};

const hereDa: Record<Status, Here> = {
  notApplicable: fixed(''),
  undecided: fixed('Dine svar afgør det'),
  collecting: fixed('Venter på dine svar'),
  waiting: (party, nameOf) => `Venter på ${others(party, nameOf, 'da')}`,
  scheduled: ({ state }) => `Ligger til ${showDay(state.notBefore!, 'da')}`,
  ready: fixed('Klar til at blive sendt'),
  delivering: fixed('Er ved at blive sendt'),
  delivered: fixed('Ingen kvittering endnu'),
  acknowledged: fixed('Har den, intet svar endnu'),
  moreNeeded: fixed('Venter på dig'),
  granted: fixed('Færdig'),
  refused: fixed('Sagde nej'),
  revoked: fixed('Tog tilladelsen tilbage'),
  stopped: fixed('Ikke sendt'),
  undeliverable: fixed('Kunne ikke tage imod'),
  withdrawn: fixed('Trukket tilbage af dig'),
};

const both: Words<JourneyWords> = {
  en: {
    title: 'Your way from signature to answers',
    hasHappened: 'Has happened',
    ahead: 'Ahead: the order is known, most times are not',
    now: 'Now',
    signed: 'You signed',
    scale:
      'Not to scale. A line is solid where the agency itself has confirmed, broken where only we have sent, dotted where nothing has happened yet.',
    table: 'Show the picture as a table',
    legend: {
      done: 'Confirmed by the agency',
      sent: 'Sent by us, not confirmed',
      you: 'Asked or done by you',
      here: 'Here it stands now',
      todo: 'Ahead',
    },
    stations: {
      sent: 'Sent',
      received: 'Received',
      asked: 'Asked you',
      meeting: 'In person',
      yes: 'Said yes',
      no: 'Said no',
      revoked: 'Taken back',
      withdrawn: 'Withdrawn',
      answer: 'Answer',
    },
    columns: {
      agency: 'Agency',
      sent: 'Sent',
      received: 'Received',
      asked: 'Asked you',
      meeting: 'In person',
      decided: 'Answered',
      brings: 'What a yes brings',
    },
    notYet: 'Not yet',
    notConfirmed: 'Not confirmed',
    none: 'Nothing',
    answer: 'An answer',
    notAnyMore: 'Nothing more',
    here: (party, nameOf) => hereEn[party.state.status](party, nameOf),
  },
  da: {
    title: 'Din vej fra underskrift til svar',
    hasHappened: 'Det er sket',
    ahead: 'Forude: rækkefølgen er kendt, de fleste tider er ikke',
    now: 'Nu',
    signed: 'Du skrev under',
    scale:
      'Ikke målfast. En linje er fuldt optrukket, hvor myndigheden selv har bekræftet, brudt, hvor kun vi har sendt, og prikket, hvor intet er sket endnu.',
    table: 'Vis billedet som tabel',
    legend: {
      done: 'Bekræftet af myndigheden',
      sent: 'Sendt af os, ikke bekræftet',
      you: 'Bedt om hos dig eller gjort af dig',
      here: 'Her er den nu',
      todo: 'Forude',
    },
    stations: {
      sent: 'Sendt',
      received: 'Modtaget',
      asked: 'Spurgte dig',
      meeting: 'Fremmøde',
      yes: 'Sagde ja',
      no: 'Sagde nej',
      revoked: 'Taget tilbage',
      withdrawn: 'Trukket tilbage',
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
    notYet: 'Endnu ikke',
    notConfirmed: 'Ikke bekræftet',
    none: 'Intet',
    answer: 'Et svar',
    notAnyMore: 'Ikke mere',
    here: (party, nameOf) => hereDa[party.state.status](party, nameOf),
  },
};

export const journeyWords = wordsIn(both);

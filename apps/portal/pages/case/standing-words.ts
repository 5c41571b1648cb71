import { showDay, showList } from '../frame/language.js';
import type { Glyph } from '../frame/marks.js';
import { wordsIn } from '../frame/words.js';
import type { Party, Status } from './party.js';
import { capital } from './say-when.js';

/** Where an agency stands, in words that claim no more than is proven. */
export interface StandingTold {
  state: string;
  know: string;
  next: string;
}

export interface StandingSource {
  party: Party;
  /** When what the status says happened, as `at 11:34`; empty where nobody knows. */
  when: string;
  others: readonly string[];
}

type Told = (source: StandingSource) => StandingTold;

interface StandingWords {
  title: string;
  know: string;
  next: string;
  by: string;
  wasBy: string;
  noDate: string;
  wrote: string;
  cameWith: string;
  seeIt: string;
  told: Readonly<Record<Status, Told>>;
}

export const glyphOf: Readonly<Record<Status, Glyph>> = {
  notApplicable: 'todo',
  undecided: 'todo',
  collecting: 'you',
  waiting: 'wait',
  scheduled: 'wait',
  ready: 'todo',
  delivering: 'sent',
  delivered: 'sent',
  acknowledged: 'now',
  moreNeeded: 'you',
  granted: 'done',
  refused: 'done',
  revoked: 'done',
  stopped: 'wait',
  undeliverable: 'wait',
  withdrawn: 'you',
};

const after = (text: string, when: string): string => (when === '' ? text : `${text} ${when}`);
const en = (others: readonly string[]): string => showList(others, 'en');
const da = (others: readonly string[]): string => showList(others, 'da');

export const standingWords = wordsIn<StandingWords>({
  en: {
    title: 'Where each agency stands',
    know: 'How we know:',
    next: 'Next:',
    by: 'By:',
    wasBy: 'The last day was:',
    noDate: 'The agency has given no date',
    wrote: 'It wrote:',
    cameWith: 'With it came:',
    seeIt: 'See it in your data',
    told: {
      notApplicable: () => ({ state: 'Takes no part', know: '', next: '' }),
      undecided: () => ({
        state: 'Not known yet whether it takes part',
        know: 'It depends on answers that are not there yet.',
        next: 'Your answers decide.',
      }),
      collecting: () => ({
        state: 'Waits for your answers',
        know: 'Nothing has been sent. Something that it needs is missing.',
        next: 'Sent when your answers are there.',
      }),
      waiting: ({ others }) => ({
        state: `Ready, waits for ${en(others)}`,
        know: `Nothing has been sent. It must know first what ${en(others)} decided.`,
        next: `Sent when the answer of ${en(others)} is yes.`,
      }),
      scheduled: ({ party }) => ({
        state: `Ready, held until ${showDay(party.state.notBefore!, 'en')}`,
        know: 'Nothing has been sent. It is too early for this agency.',
        next: `Sent on ${showDay(party.state.notBefore!, 'en')}.`,
      }),
      ready: ({ when }) => ({
        state: after('Ready to be sent since', when.replace(/^(at|on) /, '')),
        know: 'Your application is complete. It has not been sent.',
        next: 'We send it.',
      }),
      delivering: ({ when }) => ({
        state: after('Being sent since', when.replace(/^(at|on) /, '')),
        know: 'We have begun to send. Whether it has arrived we do not know.',
        next: 'If the agency is not answering we keep it and try again.',
      }),
      delivered: ({ party, when }) => ({
        state: after('Sent', when) + ', not yet confirmed',
        know: `We sent it. ${party.name} has not told us that it has it.`,
        next: 'A receipt, then an answer.',
      }),
      acknowledged: ({ party, when }) => ({
        state: after('Received', when),
        know: `${party.name} sent us a receipt. Received is not being handled.`,
        next: 'An answer.',
      }),
      moreNeeded: ({ party, when }) => ({
        state: after('Waits for you since', when.replace(/^(at|on) /, '')),
        know: `${party.name} sent us a request for more.`,
        next: `When you have answered, ${party.inside} goes on.`,
      }),
      granted: ({ party, when }) => ({
        state: after('Said yes', when),
        know: `${party.name} sent us its decision.`,
        next: `Nothing. You are done with ${party.inside}.`,
      }),
      refused: ({ party, when }) => ({
        state: after('Said no', when),
        know: `${party.name} sent us its decision.`,
        next: 'Its letter says why, and how you can appeal.',
      }),
      revoked: ({ party, when }) => ({
        state: after('Took its permission back', when),
        know: `${party.name} sent us its decision.`,
        next: 'Its letter says why, and how you can appeal.',
      }),
      stopped: () => ({
        state: 'Not sent',
        know: 'What it would have waited for was refused or withdrawn. Nothing has been sent.',
        next: 'Nothing.',
      }),
      undeliverable: ({ party, when }) => ({
        state: after('Could not take it', when),
        know: `The system of ${party.inside} refused what we sent. We have kept your application.`,
        next: 'We look into what is wrong, and send it again.',
      }),
      withdrawn: ({ party, when }) => ({
        state: after('Withdrawn by you', when),
        know: party.history.some(({ event }) => event === 'withdrawn')
          ? `${capital(party.inside)} was told.`
          : 'You asked us to withdraw it.',
        next: 'Nothing.',
      }),
    },
  },
  da: {
    title: 'Hvor hver myndighed er',
    know: 'Det ved vi, fordi:',
    next: 'Nu:',
    by: 'Senest:',
    wasBy: 'Sidste dag var:',
    noDate: 'Myndigheden har ikke sagt hvornår',
    wrote: 'Der stod:',
    cameWith: 'Med svaret kom:',
    seeIt: 'Se det i dine oplysninger',
    told: {
      notApplicable: () => ({ state: 'Er ikke med', know: '', next: '' }),
      undecided: () => ({
        state: 'Det vides ikke endnu, om den er med',
        know: 'Det afhænger af svar, der ikke er her endnu.',
        next: 'Dine svar afgør det.',
      }),
      collecting: () => ({
        state: 'Venter på dine svar',
        know: 'Intet er sendt. Der mangler noget, som myndigheden skal have.',
        next: 'Sendes, når dine svar er der.',
      }),
      waiting: ({ others }) => ({
        state: `Klar, venter på ${da(others)}`,
        know: `Intet er sendt. Først skal ${da(others)} afgøre sin sag.`,
        next: `Sendes, når svaret fra ${da(others)} er ja.`,
      }),
      scheduled: ({ party }) => ({
        state: `Klar, ligger til den ${showDay(party.state.notBefore!, 'da')}`,
        know: 'Intet er sendt. Det er for tidligt for denne myndighed.',
        next: `Sendes den ${showDay(party.state.notBefore!, 'da')}.`,
      }),
      ready: ({ when }) => ({
        state: after('Klar til at blive sendt siden', when),
        know: 'Din ansøgning er komplet. Den er ikke sendt.',
        next: 'Vi sender den.',
      }),
      delivering: ({ when }) => ({
        state: after('Er ved at blive sendt siden', when),
        know: 'Vi er begyndt at sende. Om den er nået frem, ved vi ikke.',
        next: 'Svarer myndigheden ikke, gemmer vi den og prøver igen.',
      }),
      delivered: ({ party, when }) => ({
        state: after('Sendt', when) + ', ikke bekræftet',
        know: `Vi har sendt den. ${party.name} har ikke fortalt os, at den er modtaget.`,
        next: 'En kvittering, derefter et svar.',
      }),
      acknowledged: ({ party, when }) => ({
        state: after('Modtaget', when),
        know: `${party.name} har sendt os en kvittering. Modtaget er ikke det samme som i gang.`,
        next: 'Et svar.',
      }),
      moreNeeded: ({ party, when }) => ({
        state: after('Venter på dig siden', when),
        know: `${party.name} har bedt om mere.`,
        next: `Når du har svaret, går ${party.inside} videre.`,
      }),
      granted: ({ party, when }) => ({
        state: after('Sagde ja', when),
        know: `${party.name} har sendt os sin afgørelse.`,
        next: `Ikke mere. Du er færdig med ${party.inside}.`,
      }),
      refused: ({ party, when }) => ({
        state: after('Sagde nej', when),
        know: `${party.name} har sendt os sin afgørelse.`,
        next: 'Brevet fortæller hvorfor, og hvordan du kan klage.',
      }),
      revoked: ({ party, when }) => ({
        state: after('Tog tilladelsen tilbage', when),
        know: `${party.name} har sendt os sin afgørelse.`,
        next: 'Brevet fortæller hvorfor, og hvordan du kan klage.',
      }),
      stopped: () => ({
        state: 'Ikke sendt',
        know: 'Det, der skulle gå forud, fik nej eller er trukket tilbage. Intet er sendt.',
        next: 'Ikke mere.',
      }),
      undeliverable: ({ party, when }) => ({
        state: after('Kunne ikke tage imod', when),
        know: `Systemet hos ${party.inside} afviste det, vi sendte. Vi har gemt din ansøgning.`,
        next: 'Vi ser på, hvad der er galt, og sender den igen.',
      }),
      withdrawn: ({ party, when }) => ({
        state: after('Trukket tilbage af dig', when),
        know: party.history.some(({ event }) => event === 'withdrawn')
          ? `${capital(party.inside)} har fået det at vide.`
          : 'Du har bedt os om at trække den tilbage.',
        next: 'Ikke mere.',
      }),
    },
  },
});

import { type AgencyStatus, capital } from '#contracts';
import { showDay, showList, wordsIn } from '#pages';
import { isUntold, wasSent as wasSentTo, type Party } from '../party.js';
import { possessive } from '../say-when.js';

/** Where an agency stands, in words that claim no more than is proven. */
export interface StatusSentences {
  state: string;
  know: string;
  next: string;
}

export interface StatusSource {
  party: Party;
  /** When what the status says happened, as `at 11:34`; empty where nobody knows. */
  when: string;
  others: readonly string[];
  /** The last day of something that the resident has to do is over. */
  isLate: boolean;
  /** It has been sent something, at any time. */
  wasSent: boolean;
}

type Wording = (source: StatusSource) => StatusSentences;

const after = (text: string, when: string): string => (when === '' ? text : `${text} ${when}`);
const bare = (when: string): string => when.replace(/^(at|on) /, '');
const en = (others: readonly string[]): string => showList(others, 'en');
const da = (others: readonly string[]): string => showList(others, 'da');

/** Somebody else who was asked, and whose answers are waited for. */
const OTHERS = {
  en: { employer: 'your employer’s answers', school: 'your school’s answers' },
  da: { employer: 'svar fra din arbejdsgiver', school: 'svar fra dit uddannelsessted' },
} as const;

export const partyStatusWords = wordsIn({
  en: {
    title: 'Where each agency stands',
    know: 'How we know:',
    next: 'Next:',
    by: 'By:',
    wasBy: 'The last day was:',
    cameWith: 'With it came:',
    seeIt: 'See it in your data',
    /** The agency has said no day. */
    noDate: ({ inside }: Party) => `${capital(inside)} has given no date`,
    inLetter: ({ inside }: Party) => `See the date in ${possessive(inside, 'en')} letter`,
    statedBy: ({ inside }: Party, date: string) => `${date}, stated by ${inside}`,
    withoutPart: (agency: string) => `${agency} takes no part.`,
    told: {
      notApplicable: () => ({ state: 'Takes no part', know: '', next: '' }),
      undecided: () => ({
        state: 'Not known yet whether it takes part',
        know: 'It depends on answers that are not there yet.',
        next: 'Your answers decide.',
      }),
      collecting: ({ party: { answeredBy }, isLate }) => ({
        state: `Waits for ${answeredBy ? OTHERS.en[answeredBy] : 'your answers'}${isLate ? '; the date has passed' : ''}`,
        know: `Nothing has been sent. Something that it needs is missing.${answeredBy ? ' You asked them for it.' : ''}`,
        next: answeredBy
          ? 'Sent when the answers are there. You can also give them yourself.'
          : isLate
            ? 'You can still answer. It is sent then.'
            : 'Sent when your answers are there.',
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
        state: after('Ready to be sent since', bare(when)),
        know: 'Your application is complete. It has not been sent.',
        next: 'We send it.',
      }),
      delivering: ({ when }) => ({
        state: after('Being sent since', bare(when)),
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
      moreNeeded: ({ party, when, isLate }) => ({
        state: after('Waits for you since', bare(when)) + (isLate ? '; the date has passed' : ''),
        know: `${party.name} sent us a request for more.`,
        next: `${isLate ? 'You can still answer. ' : ''}When you have answered, ${party.inside} goes on.`,
      }),
      granted: ({ party, when }) => ({
        state: after('Approved', when),
        know: `${party.name} sent us its decision.`,
        next: `Nothing. You are done with ${party.inside}.`,
      }),
      refused: ({ party, when }) => ({
        state: after('Refused', when),
        know: `${party.name} sent us its decision.`,
        next: party.state.outcome?.appeal
          ? `${party.name} writes how you appeal, and to whom. You find it here and in the letter.`
          : 'Read the letter. An appeal goes where the letter says, not through Ankomst.',
      }),
      revoked: ({ party, when }) => ({
        state: after('Revoked', when),
        know: `${party.name} sent us its decision.`,
        next: `Read the letter. What you may do now, only ${party.inside} can answer.`,
      }),
      stopped: ({ party, others, when, wasSent }) => ({
        state: after('Stopped', when),
        know:
          others.length === 0
            ? `It needed a yes that did not come. ${sentEn(party, wasSent)}`
            : `It needed a yes from ${en(others)}. ${sentEn(party, wasSent)}`,
        next:
          others.length === 0
            ? 'Nothing. If the yes comes later, this goes on by itself.'
            : `Nothing. If ${en(others)} later ${others.length === 1 ? 'says' : 'say'} yes, this goes on by itself.`,
      }),
      undeliverable: ({ party, when }) => ({
        state: after('Could not take it', when),
        know: `The system of ${party.inside} refused what we sent. We have kept your application.`,
        next: 'We look into what is wrong, and send it again.',
      }),
      withdrawn: ({ party, when }) => ({
        state: after('Withdrawn by you', when),
        know: withdrawnEn(party),
        next: isUntold(party) ? 'We tell it, and try again until it has been told.' : 'Nothing.',
      }),
    } satisfies Readonly<Record<AgencyStatus, Wording>>,
    /** Its system does not answer ours. */
    away: ({ inside }: Party, since: string) => ({
      state: `Not answering since ${bare(since)}; kept by us`,
      know: 'Its system does not answer ours. It is a technical fault, not an answer to you.',
      next: `We have kept your application and send it when ${inside} is back. You need not send anything again.`,
    }),
  },
  da: {
    title: 'Hvor langt er hver myndighed?',
    know: 'Det ved vi, fordi:',
    next: 'Næste skridt:',
    by: 'Senest:',
    wasBy: 'Sidste dag var:',
    cameWith: 'Med svaret kom:',
    seeIt: 'Se det i dine oplysninger',
    noDate: ({ inside }) => `${capital(inside)} har ikke oplyst hvornår`,
    inLetter: ({ inside }) => `Se fristen i ${possessive(inside, 'da')} brev`,
    statedBy: ({ inside }, date) => `${date}, oplyst af ${inside}`,
    withoutPart: (agency) => `${agency} deltager ikke.`,
    told: {
      notApplicable: () => ({ state: 'Er ikke med', know: '', next: '' }),
      undecided: () => ({
        state: 'Det vides ikke endnu, om den er med',
        know: 'Det afhænger af svar, der ikke er her endnu.',
        next: 'Dine svar afgør det.',
      }),
      collecting: ({ party: { answeredBy }, isLate }) => ({
        state: `Venter på ${answeredBy ? OTHERS.da[answeredBy] : 'dine svar'}${isLate ? '; datoen er passeret' : ''}`,
        know: `Intet er sendt. Der mangler noget, som myndigheden skal have.${answeredBy ? ' Du har bedt dem om det.' : ''}`,
        next: answeredBy
          ? 'Sendes, når svarene er der. Du kan også selv give dem.'
          : isLate
            ? 'Du kan stadig svare. Så bliver den sendt.'
            : 'Sendes, når dine svar er der.',
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
        know: `Vi har sendt den. ${party.name} har ikke oplyst, at den er modtaget.`,
        next: 'En kvittering, derefter et svar.',
      }),
      acknowledged: ({ party, when }) => ({
        state: after('Modtaget', when),
        know: `${party.name} har sendt os en kvittering. Modtaget er ikke det samme som i gang.`,
        next: 'Et svar.',
      }),
      moreNeeded: ({ party, when, isLate }) => ({
        state: after('Venter på dig siden', when) + (isLate ? '; datoen er passeret' : ''),
        know: `${party.name} har bedt om mere.`,
        next: `${isLate ? 'Du kan stadig svare. ' : ''}Når du har svaret, går ${party.inside} videre.`,
      }),
      granted: ({ party, when }) => ({
        state: after('Godkendt', when),
        know: `${party.name} har sendt os sin afgørelse.`,
        next: `Intet. Du er færdig med ${party.inside}.`,
      }),
      refused: ({ party, when }) => ({
        state: after('Afslag', when),
        know: `${party.name} har sendt os sin afgørelse.`,
        next: party.state.outcome?.appeal
          ? `${party.name} skriver, hvordan du klager, og til hvem. Det står her og i brevet.`
          : 'Læs brevet. En klage sendes dertil, hvor brevet siger, ikke gennem Ankomst.',
      }),
      revoked: ({ party, when }) => ({
        state: after('Tilladelse inddraget', when),
        know: `${party.name} har sendt os sin afgørelse.`,
        next: `Læs brevet. Hvad du må nu, kan kun ${party.inside} svare på.`,
      }),
      stopped: ({ party, others, when, wasSent }) => ({
        state: after('Stoppet', when),
        know:
          others.length === 0
            ? `Den krævede en godkendelse, der ikke kom. ${sentDa(party, wasSent)}`
            : `Den krævede en godkendelse fra ${da(others)}. ${sentDa(party, wasSent)}`,
        next:
          others.length === 0
            ? 'Intet. Kommer godkendelsen senere, går det videre af sig selv.'
            : `Intet. Godkender ${da(others)} senere, går det videre af sig selv.`,
      }),
      undeliverable: ({ party, when }) => ({
        state: after('Kunne ikke tage imod', when),
        know: `Systemet hos ${party.inside} afviste det, vi sendte. Vi har gemt din ansøgning.`,
        next: 'Vi ser på, hvad der er galt, og sender den igen.',
      }),
      withdrawn: ({ party, when }) => ({
        state: after('Trukket tilbage af dig', when),
        know: withdrawnDa(party),
        next: isUntold(party) ? 'Vi giver besked og prøver, indtil det er sket.' : 'Intet.',
      }),
    },
    away: ({ inside }, since) => ({
      state: `Svarer ikke siden ${since}; vi har gemt den`,
      know: 'Systemet svarer ikke vores. Det er en teknisk fejl, ikke et svar til dig.',
      next: `Vi har gemt din ansøgning og sender den, når ${inside} er tilbage. Du skal ikke sende noget igen.`,
    }),
  },
});

function withdrawnEn(party: Party): string {
  if (isUntold(party)) return `You asked us to withdraw it. ${capital(party.inside)} has not been told yet.`;
  return wasSentTo(party) ? `${capital(party.inside)} was told.` : `Nothing was sent to ${party.inside}.`;
}

function withdrawnDa(party: Party): string {
  if (isUntold(party))
    return `Du har bedt os om at trække den tilbage. ${capital(party.inside)} har ikke fået besked endnu.`;
  return wasSentTo(party) ? `${capital(party.inside)} har fået besked.` : `Intet er sendt til ${party.inside}.`;
}

function sentEn({ inside }: Party, wasSent: boolean): string {
  return wasSent ? `${capital(inside)} keeps what it was sent before.` : `Nothing was sent to ${inside}.`;
}

function sentDa({ inside }: Party, wasSent: boolean): string {
  return wasSent ? `${capital(inside)} har det, der blev sendt før.` : `Intet er sendt til ${inside}.`;
}

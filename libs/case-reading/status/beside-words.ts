import { capital, small } from '#contracts';
import { wordsIn, type NamedAgency } from '#pages';
import type { Party } from '../party.js';
import { inDays } from '../say-when.js';

interface Met {
  /** Tuesday 8 September 2026 at 10:00. */
  when: string;
  /** When the agency said so; empty where nobody knows. */
  saidAt: string;
}

interface Sent {
  when: string;
  /** Only the agency's own receipt. */
  isConfirmed: boolean;
  /** We could not send it yet. */
  isUnsent: boolean;
}

/** How long beyond its own goal, and who says where, and when, that this is the goal. */
interface Silent {
  days: number;
  source: string;
  statedOn: string;
  readOn: string;
}

const bare = (when: string): string => when.replace(/^(at|on) /, '');
const gap = (text: string): string => (text === '' ? '' : ` ${text}`);

const sentEn = ({ when, isConfirmed, isUnsent }: Sent): string =>
  isConfirmed ? `Told${gap(when)}` : isUnsent ? 'Not sent yet' : `Sent${gap(when)}, not yet confirmed`;
const sentDa = ({ when, isConfirmed, isUnsent }: Sent): string =>
  isConfirmed ? `Har fået besked${gap(when)}` : isUnsent ? 'Ikke sendt endnu' : `Sendt${gap(when)}, ikke bekræftet`;
const knowEn = (party: Party, { isConfirmed, isUnsent }: Sent): string =>
  isConfirmed
    ? `We sent word of what changed, and ${party.inside} sent us a receipt.`
    : isUnsent
      ? 'We have word of what changed ready and have not sent it.'
      : `We sent word of what changed. ${party.name} has not told us that it has it.`;
const knowDa = (party: Party, { isConfirmed, isUnsent }: Sent): string =>
  isConfirmed
    ? `Vi har sendt besked om ændringen, og ${party.inside} har sendt os en kvittering.`
    : isUnsent
      ? 'Vi har besked om ændringen klar og har ikke sendt den.'
      : `Vi har sendt besked om ændringen. ${party.name} har ikke oplyst, at den er modtaget.`;

/** What stands beside where an agency is with the application: a meeting, its silence, what it was told later. */
export const besideWords = wordsIn({
  en: {
    ahead: (party: Party, { when, saidAt, isNew }: Met & { isNew: boolean }) => ({
      state: isNew ? `New time: ${when}` : `You meet on ${when}`,
      know: `${party.name} sent us the ${isNew ? 'new time' : 'time and the place'}${gap(saidAt)}.`,
      next: isNew
        ? 'Come at the new time. The old one no longer counts.'
        : `You come in person. Then ${party.inside} goes on.`,
    }),
    passed: (party: Party, { saidAt }: Met) => ({
      state: `The time has passed; ${party.inside} has not said whether you came`,
      know: `${party.name} sent us the time${gap(saidAt)}. It has not told us whether you came.`,
      next: `You were there: nothing. You were not: ask ${party.inside} for a new time.`,
    }),
    cancelled: (party: Party, { isDecided }: Met & { isDecided: boolean }) => ({
      state: `The appointment is cancelled by ${party.inside}`,
      know: `${party.name} took the time back.`,
      next: isDecided
        ? 'Do not come at that time.'
        : `Do not come. A new time comes here when ${party.inside} gives it.`,
    }),
    calledOff: (party: Party, { when: day }: Met) => ({
      state: `The appointment on ${day} no longer applies`,
      know: `${party.name} gave it before its part in your case ended. Do not come.`,
      next: '',
    }),
    /** The last day to come is over. */
    missed: (party: Party) => ({
      state: `The last day to come has passed; ${party.inside} has not said whether you came`,
      know: 'It has not told us whether you came.',
      next: `You were there: nothing. You were not: ask ${party.inside} what you can do now.`,
    }),
    silent: (party: Party, { days, source, statedOn, readOn }: Silent) => ({
      state: `Silent ${inDays(days, 'en')} beyond its own goal`,
      know: `It has sent us nothing since. The goal is its own (${source}, stated on ${statedOn}, read on ${readOn}).`,
      next: `${party.name} answers. ${reachEn(party)}`,
    }),
    goal: (party: Party, day: string) => `${capital(party.inside)} has given no date. Its own goal was ${day}`,
    ended: (party: Party, sent: Sent) => ({
      state: sentEn(sent),
      know: knowEn(party, sent),
      next: sent.isConfirmed
        ? 'It decides what this means for you. What it decided stands until it says otherwise.'
        : 'A receipt. We try again until it comes. What it decided stands until it says otherwise.',
    }),
    changed: (party: Party, sent: Sent) => ({
      state: `What changed: ${small(sentEn(sent))}`,
      know: knowEn(party, sent),
      next: sent.isConfirmed ? '' : 'A receipt. We try again until it comes.',
    }),
    objected: (party: Party, sent: Sent) =>
      sent.isConfirmed
        ? {
            state: `Has your objection since ${bare(sent.when)}, has not answered`,
            know: `${party.name} sent us a receipt for your objection. Received is not being handled.`,
            next: `${party.name} answers: it changes what it states, or lets it stand.`,
          }
        : {
            state: sent.isUnsent ? 'Objection not sent yet' : `Objection sent${gap(sent.when)}, not yet confirmed`,
            know: sent.isUnsent
              ? 'We have your objection and have not sent it.'
              : `We sent it. ${party.name} has not told us that it has it.`,
            next: `A receipt from ${party.inside}. We try again until it comes.`,
          },
    moving: (party: Party, sent: Sent) =>
      sent.isConfirmed
        ? {
            state: `Has your move since ${bare(sent.when)}; it has not registered it yet`,
            know: `${party.name} sent us a receipt for it. Received is not registered.`,
            next: 'It registers the new address, or asks for more.',
          }
        : {
            state: sent.isUnsent ? 'Your move: not sent yet' : `Your move: sent${gap(sent.when)}, not yet confirmed`,
            know: sent.isUnsent
              ? 'We have your move and have not sent it.'
              : `We sent it. ${party.name} has not told us that it has it.`,
            next: `A receipt from ${party.inside}. We try again until it comes.`,
          },
    differs: (party: Party, { theirs, yours }: { theirs: string; yours: string }) => ({
      state: `States “${theirs}”, you say “${yours}”`,
      know: `${party.name} sent us what it states.`,
      next: `If “${theirs}” is wrong, tell ${party.inside} from here.`,
    }),
    anyTime: 'No date. You can do it whenever you like',
    /** How far something that was sent has come. */
    sent: sentEn,
    former: 'Was responsible before you moved (old)',
    /** `other` has the case now. */
    formerState: {
      kept: ({ name }: NamedAgency) => ({
        state: 'Has your case still',
        know: `${name} has decided already, and what it decided stays.`,
        next: 'Nothing that you must do.',
      }),
      withdrawing: ({ inside }: NamedAgency) => ({
        state: 'Being told that you moved',
        know: `We have not been told that ${inside} knows.`,
        next: 'A receipt. We try again until it comes.',
      }),
      withdrawn: ({ name }: NamedAgency, other: Party) => ({
        state: 'Told that you moved',
        know: `${name} was told that ${other.inside} has your case now.`,
        next: 'Nothing that you must do.',
      }),
    },
    formerTold: (isConfirmed: boolean): string =>
      isConfirmed ? 'It confirmed what it was told last.' : 'It has not confirmed what it was told last.',
  },
  da: {
    ahead: (party, { when, saidAt, isNew }) => ({
      state: isNew ? `Ny tid: ${when}` : `Du møder op ${when}`,
      know: `${party.name} har sendt os ${isNew ? 'den nye tid' : 'tid og sted'}${gap(saidAt)}.`,
      next: isNew
        ? 'Mød op til den nye tid. Den gamle gælder ikke mere.'
        : `Mød op. Derefter går ${party.inside} videre.`,
    }),
    passed: (party, { saidAt }) => ({
      state: `Tidspunktet er passeret; ${party.inside} har ikke oplyst, om du mødte op`,
      know: `${party.name} sendte os tiden${gap(saidAt)}. Om du mødte op, er ikke oplyst.`,
      next: `Var du der: intet. Var du der ikke: bed ${party.inside} om en ny tid.`,
    }),
    cancelled: (party, { isDecided }) => ({
      state: `Aftalen er aflyst af ${party.inside}`,
      know: `${party.name} har taget tiden tilbage.`,
      next: isDecided
        ? 'Mød ikke op på det tidspunkt.'
        : `Mød ikke op. En ny tid kommer her, når ${party.inside} giver den.`,
    }),
    calledOff: (party, { when: day }) => ({
      state: `Aftalen ${day} gælder ikke længere`,
      know: `${party.name} gav den, før myndighedens del af din sag sluttede. Mød ikke op.`,
      next: '',
    }),
    missed: (party) => ({
      state: `Sidste dag for at møde op er passeret; ${party.inside} har ikke oplyst, om du mødte op`,
      know: 'Om du mødte op, er ikke oplyst.',
      next: `Var du der: intet. Var du der ikke: spørg ${party.inside}, hvad du kan gøre nu.`,
    }),
    silent: (party, { days, source, statedOn, readOn }) => ({
      state: `${capital(inDays(days, 'da'))} over eget servicemål uden svar`,
      know: `Siden har vi intet fået. Servicemålet er myndighedens eget (${source}, oplyst ${statedOn}, læst ${readOn}).`,
      next: `${party.name} svarer. ${reachDa(party)}`,
    }),
    goal: (party, day) => `${capital(party.inside)} har ikke oplyst hvornår. Eget servicemål var ${day}`,
    ended: (party, sent) => ({
      state: sentDa(sent),
      know: knowDa(party, sent),
      next: sent.isConfirmed
        ? 'Myndigheden afgør, hvad det betyder for dig. Det, den har afgjort, gælder, til den siger andet.'
        : 'En kvittering. Indtil da prøver vi igen. Det, der er afgjort, gælder, til myndigheden siger andet.',
    }),
    changed: (party, sent) => ({
      state: `Det, der er ændret: ${small(sentDa(sent))}`,
      know: knowDa(party, sent),
      next: sent.isConfirmed ? '' : 'En kvittering. Indtil da prøver vi igen.',
    }),
    objected: (party, sent) =>
      sent.isConfirmed
        ? {
            state: `Har din indsigelse siden ${sent.when}, har ikke svaret`,
            know: `${party.name} har sendt os en kvittering for din indsigelse. Modtaget er ikke det samme som i gang.`,
            next: `${party.name} svarer: retter det, der er oplyst, eller lader det stå.`,
          }
        : {
            state: sent.isUnsent ? 'Indsigelse ikke sendt endnu' : `Indsigelse sendt${gap(sent.when)}, ikke bekræftet`,
            know: sent.isUnsent
              ? 'Vi har din indsigelse og har ikke sendt den.'
              : `Vi har sendt den. ${party.name} har ikke oplyst, at den er modtaget.`,
            next: `En kvittering fra ${party.inside}. Indtil da prøver vi igen.`,
          },
    moving: (party, sent) =>
      sent.isConfirmed
        ? {
            state: `Har din flytning siden ${sent.when}; den er ikke registreret endnu`,
            know: `${party.name} har sendt os en kvittering for den. Modtaget er ikke registreret.`,
            next: 'Myndigheden registrerer den nye adresse eller beder om mere.',
          }
        : {
            state: sent.isUnsent
              ? 'Din flytning: ikke sendt endnu'
              : `Din flytning: sendt${gap(sent.when)}, ikke bekræftet`,
            know: sent.isUnsent
              ? 'Vi har din flytning og har ikke sendt den.'
              : `Vi har sendt den. ${party.name} har ikke oplyst, at den er modtaget.`,
            next: `En kvittering fra ${party.inside}. Indtil da prøver vi igen.`,
          },
    differs: (party, { theirs, yours }) => ({
      state: `Oplyser ”${theirs}”, du siger ”${yours}”`,
      know: `${party.name} har sendt os det, der er oplyst.`,
      next: `Er ”${theirs}” forkert, kan du sige det til ${party.inside} herfra.`,
    }),
    anyTime: 'Ingen frist. Du kan gøre det, når du vil',
    sent: sentDa,
    former: 'Havde din sag, før du flyttede (gammel)',
    formerState: {
      kept: ({ name }) => ({
        state: 'Har stadig din sag',
        know: `${name} har allerede afgjort sin del, og den står ved magt.`,
        next: 'Intet, du skal gøre.',
      }),
      withdrawing: ({ inside }) => ({
        state: 'Er ved at få besked om, at du er flyttet',
        know: `Vi har ikke hørt, at ${inside} ved det.`,
        next: 'En kvittering. Indtil da prøver vi igen.',
      }),
      withdrawn: ({ name }, other) => ({
        state: 'Har fået besked om, at du er flyttet',
        know: `${name} har fået at vide, at ${other.inside} har din sag nu.`,
        next: 'Intet, du skal gøre.',
      }),
    },
    formerTold: (isConfirmed) =>
      isConfirmed ? 'Det seneste, der blev sendt, er bekræftet.' : 'Det seneste, der blev sendt, er ikke bekræftet.',
  },
});

/** Where a resident asks: the website, and the number where the agency's own data has one. */
function reachEn({ inside, website, phone }: Party): string {
  if (website === undefined) return `You can ask ${inside} itself.`;
  return `You can ask on ${shortened(website)}${phone ? ` or call ${phone}` : ''}. Say your case number.`;
}

function reachDa({ inside, website, phone }: Party): string {
  if (website === undefined) return `Du kan spørge ${inside} selv.`;
  return `Du kan spørge på ${shortened(website)}${phone ? ` eller ringe på ${phone}` : ''}. Sig dit sagsnummer.`;
}

export const shortened = (website: string): string => website.replace(/^https:\/\/(www\.)?/, '');

import { capital } from '#contracts';
import { showList, wordsIn } from '#pages';
import type { Party } from '../party.js';
import { possessive } from '../say-when.js';

export const outcomeWords = wordsIn({
  en: {
    means: 'What it means now',
    notGet: ({ brings, inside }: Party) =>
      brings === undefined ? `You do not get what a yes from ${inside} brings.` : `You do not get this: ${brings}.`,
    stopped: (parties: readonly Party[]) => {
      const brings = parties.flatMap((party) => party.brings ?? []);
      const names = capital(showList(inside(parties), 'en'));
      return `${names} waited for this answer and ${parties.length === 1 ? 'has' : 'have'} stopped.${brings.length > 0 ? ` You do not get this from this case: ${brings.join('; ')}.` : ''}`;
    },
    countsNoLonger: ({ inside }: Party) =>
      `What ${inside} had approved counts no longer. No new message from us calls it valid.`,
    stands: ({ name, brings }: Party) =>
      `${name}: what it decided stands until it says otherwise${brings === undefined ? '' : ` (${brings})`}.`,
    onlyThey: ({ inside }: Party) =>
      `What you may do now, and until when, only ${inside} can say. See ${possessive(inside, 'en')} letter.`,
    kept: ({ inside }: Party) =>
      `What you told us is kept. If ${inside} later says yes, your case goes on by itself, and you fill in nothing again.`,
    household: 'The others of your household have cases of their own. What is decided about them stands there.',
    whoWasTold: 'Who was told',
    that: ({ inside }: Party) => `that what ${inside} had approved counts no longer.`,
    nobodyElse: 'Nobody else was told by Ankomst: not your employer, not your bank, not your landlord.',
    wrote: ({ inside }: Party) => `What ${inside} wrote to us`,
    aboutDecision: 'About the decision',
    aboutAppeal: 'About appeal',
    ownWords: ({ inside, name }: Party, when: string) => `${name}, ${when}, in ${possessive(inside, 'en')} own words.`,
    to: (body: string) => `To: ${body}`,
    until: (day: string, { inside }: Party) => `The last day is ${day}, stated by ${inside}.`,
    noAppeal: ({ name, inside }: Party) =>
      `${name} sent us nothing about appeal. ${capital(possessive(inside, 'en'))} letter says whether you can appeal, how, and by when.`,
  },
  da: {
    means: 'Det betyder det nu',
    notGet: ({ brings, inside }) =>
      brings === undefined ? `Du får ikke det, et ja fra ${inside} giver.` : `Du får ikke dette: ${brings}.`,
    stopped: (parties) => {
      const brings = parties.flatMap((party) => party.brings ?? []);
      const names = capital(showList(inside(parties), 'da'));
      return `${names} ventede på dette svar og er stoppet.${brings.length > 0 ? ` Du får ikke dette i denne sag: ${brings.join('; ')}.` : ''}`;
    },
    countsNoLonger: ({ inside }) =>
      `Det, ${inside} havde godkendt, gælder ikke mere. Ingen ny besked fra os kalder det gyldigt.`,
    stands: ({ name, brings }) =>
      `${name}: det, der er afgjort, gælder, til myndigheden siger andet${brings === undefined ? '' : ` (${brings})`}.`,
    onlyThey: ({ inside }) =>
      `Hvad du må nu, og hvor længe, kan kun ${inside} sige. Se ${possessive(inside, 'da')} brev.`,
    kept: ({ inside }) =>
      `Det, du har fortalt os, er gemt. Godkender ${inside} senere, går din sag videre af sig selv, og du skal ikke udfylde noget igen.`,
    household: 'De andre i din husstand har deres egne sager. Det, der er afgjort om dem, står der.',
    whoWasTold: 'Hvem der har fået besked',
    that: ({ inside }) => `at det, ${inside} havde godkendt, ikke gælder mere.`,
    nobodyElse: 'Ankomst har ikke fortalt det til andre: ikke din arbejdsgiver, ikke din bank, ikke din udlejer.',
    wrote: ({ inside }) => `Det skrev ${inside} til os`,
    aboutDecision: 'Om afgørelsen',
    aboutAppeal: 'Om at klage',
    ownWords: ({ inside, name }, when) => `${name}, ${when}, med ${possessive(inside, 'da')} egne ord.`,
    to: (body) => `Til: ${body}`,
    until: (day, { inside }) => `Sidste dag er ${day}, oplyst af ${inside}.`,
    noAppeal: ({ name, inside }) =>
      `${name} har ikke skrevet til os om at klage. ${capital(possessive(inside, 'da'))} brev siger, om du kan klage, hvordan og hvornår senest.`,
  },
});

const inside = (parties: readonly Party[]): string[] => parties.map((party) => party.inside);

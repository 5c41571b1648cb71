import { wordsIn } from '#pages';
import { type Party, possessive } from '#case-reading';

const sentence = (name: string, text: string): { who: string; what: string } => ({ who: name, what: text });

export const disputeWords = wordsIn({
  en: {
    title: (fact: string) => `${fact}: two statements`,
    addresses: 'Two addresses',
    says: (name: string, isResident: boolean) => (isResident ? 'You say' : `${name} says`),
    registered: 'Registered',
    countsNow: 'Counts now',
    waits: ({ inside }: Party, isConfirmed: boolean) =>
      isConfirmed ? `Waits for ${possessive(inside, 'en')} answer` : `Sent to ${inside}, not yet confirmed`,
    kept: 'Kept',
    keptOpen: 'Kept. No objection of yours waits for an answer',
    stated: (inside: string, when: string) => `Stated by ${inside}, ${when}.`,
    registeredSince: (when: string) => `Registered ${when}.`,
    whoDecides: 'Who decides, and how to reach them',
    decides: ({ name }: Party) => `${name} decides what stands in its own records.`,
    reach: 'Reach it on',
    sayNumber: 'Say your case number:',
    nobodyDecides: 'Each agency uses what its own sources say. What you wrote is kept.',
    told: 'Who was told what you say',
    meanwhile: 'What goes on meanwhile',
    goesOn: 'Your case goes on. Nothing stops because the two differ.',
    asksNothing: 'We ask you nothing that hangs on it, as long as the two differ.',
    isWrong: (value: string) => `“${value}” is wrong`,
    addTo: 'Add to your objection',
    takeBack: 'Take the objection back',
    changeMove: 'Change the day or the address',
    page: {
      title: (value: string) => `“${value}” is wrong`,
      lead: ({ name, inside }: Party) =>
        `You tell ${inside} what is right. ${name} decides whether it changes what it has.`,
      why: (value: string) => `Why is “${value}” wrong?`,
      whyHelp: ({ name }: Party) => `In your own words, in English or Danish. ${name} reads exactly what you write.`,
      paper: 'A paper that shows it',
      paperHelp: 'For example a certificate. You can send it later.',
      optional: 'if you have one',
      whenSent: 'When you send',
      isTold: ({ name }: Party) =>
        sentence(name, 'is told your answer, your reason and your paper, and that they disagree with its own.'),
      notTold: (name: string, party: Party, value: string) =>
        sentence(name, `is not told now. It keeps “${value}”, from ${party.inside}, until ${party.inside} answers.`),
      noPromise: ({ inside }: Party) =>
        `Ankomst cannot promise that ${inside} changes it, or when. It has given no date.`,
      send: ({ inside }: Party) => `Send to ${inside}`,
      now: 'What stands now',
      said: (name: string, value: string) => `${name}: ${value}`,
      tooLong: 'Write no more than 2,000 characters',
      noReason: (value: string) => `Write why “${value}” is wrong`,
      /** The answer is the one that it objects to. */
      sameAs: ({ inside }: Party, value: string) =>
        `“${value}” is what ${inside} says. Choose what is right, or go back to your case and press “${value}” is right`,
    },
  },
  da: {
    title: (fact) => `${fact}: to oplysninger`,
    addresses: 'To adresser',
    says: (name, isResident) => (isResident ? 'Du siger' : `${name} oplyser`),
    registered: 'Registreret',
    countsNow: 'Gælder nu',
    waits: ({ inside }, isConfirmed) =>
      isConfirmed ? `Venter på svar fra ${inside}` : `Sendt til ${inside}, ikke bekræftet`,
    kept: 'Gemt',
    keptOpen: 'Gemt. Ingen indsigelse fra dig venter på svar',
    stated: (inside, when) => `Oplyst af ${inside}, ${when}.`,
    registeredSince: (when) => `Registreret ${when}.`,
    whoDecides: 'Hvem afgør det, og hvordan du får fat i dem',
    decides: ({ name }) => `${name} afgør, hvad der står i egne oplysninger.`,
    reach: 'Du får fat i den på',
    sayNumber: 'Sig dit sagsnummer:',
    nobodyDecides: 'Hver myndighed bruger det, som dens egne kilder siger. Det, du skrev, er gemt.',
    told: 'Hvem der har fået at vide, hvad du siger',
    meanwhile: 'Det går videre imens',
    goesOn: 'Din sag går videre. Intet stopper, fordi de to ikke er ens.',
    asksNothing: 'Vi spørger dig ikke om noget, der afhænger af det, så længe de to ikke er ens.',
    isWrong: (value) => `”${value}” er forkert`,
    addTo: 'Føj noget til din indsigelse',
    takeBack: 'Tag indsigelsen tilbage',
    changeMove: 'Ret dagen eller adressen',
    page: {
      title: (value) => `”${value}” er forkert`,
      lead: ({ name, inside }) => `Du fortæller ${inside}, hvad der er rigtigt. ${name} afgør, om det bliver rettet.`,
      why: (value) => `Hvorfor er ”${value}” forkert?`,
      whyHelp: ({ name }) => `Med dine egne ord, på dansk eller engelsk. ${name} læser præcis det, du skriver.`,
      paper: 'Et dokument, der viser det',
      paperHelp: 'For eksempel en attest. Du kan sende det senere.',
      optional: 'hvis du har et',
      whenSent: 'Når du sender',
      isTold: ({ name }) =>
        sentence(name, 'får dit svar, din begrundelse og dit dokument, og at de ikke passer med det, der står nu.'),
      notTold: (name, party, value) =>
        sentence(
          name,
          `får ikke besked nu. ”${value}” fra ${party.inside} bliver stående, til ${party.inside} svarer.`,
        ),
      noPromise: ({ inside }) =>
        `Ankomst kan ikke love, at ${inside} retter det, eller hvornår. Der er ikke oplyst hvornår.`,
      send: ({ inside }) => `Send til ${inside}`,
      now: 'Det står der nu',
      said: (name, value) => `${name}: ${value}`,
      tooLong: 'Skriv højst 2.000 tegn',
      noReason: (value) => `Skriv, hvorfor ”${value}” er forkert`,
      sameAs: ({ inside }, value) =>
        `”${value}” er det, ${inside} oplyser. Vælg det rigtige, eller gå tilbage til din sag, og tryk på ”${value}” er rigtigt`,
    },
  },
});

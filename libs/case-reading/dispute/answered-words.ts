import { wordsIn } from '#pages';

export const answeredWords = wordsIn({
  en: {
    stands: (name: string, value: string | undefined) =>
      value ? `${name} stands by “${value}”` : `${name} stands by what it registered`,
    agreed: (name: string, value: string | undefined) =>
      value ? `${name} changed it to “${value}”` : `${name} registered what you say`,
    other: (name: string, value: string | undefined) =>
      value ? `${name} changed it to “${value}”` : `${name} registered something else`,
    answered: (name: string, when: string) => `${name} answered what you say ${when}.`,
    says: (name: string) => `${name} says`,
    youSay: 'You said',
    /** What is left to do where it is not what the person says. */
    ask: (inside: string) => `Ask ${inside} why, or object again with a new paper.`,
    askMove: (inside: string) =>
      `Ask ${inside} why, or tell of the address again with a paper that shows it, such as the lease.`,
    /** There is no such thing. */
    none: 'none',
    again: 'Object again',
    againMove: 'Tell of the address again',
    nothing: 'It is what you said. You have nothing to do about it.',
  },
  da: {
    stands: (name, value) => (value ? `${name} fastholder ”${value}”` : `${name} fastholder det, der er registreret`),
    agreed: (name, value) =>
      value ? `${name} har rettet det til ”${value}”` : `${name} har registreret det, du siger`,
    other: (name, value) => (value ? `${name} har rettet det til ”${value}”` : `${name} har registreret noget andet`),
    answered: (name, when) => `${name} svarede på det, du siger, ${when}.`,
    says: (name) => `${name} oplyser`,
    youSay: 'Du sagde',
    ask: (inside) => `Spørg ${inside} hvorfor, eller gør indsigelse igen med et nyt dokument.`,
    askMove: (inside) =>
      `Spørg ${inside} hvorfor, eller oplys adressen igen med et dokument, der viser den, for eksempel lejekontrakten.`,
    none: 'ingen',
    again: 'Gør indsigelse igen',
    againMove: 'Oplys adressen igen',
    nothing: 'Det er det, du sagde. Du skal ikke gøre mere ved det.',
  },
});

import { wordsIn } from '#pages';

interface AnsweredWords {
  stands(name: string, value: string | undefined): string;
  agreed(name: string, value: string | undefined): string;
  other(name: string, value: string | undefined): string;
  answered(name: string, when: string): string;
  says(name: string): string;
  youSay: string;
  /** What is left to do where it is not what the person says. */
  ask(inside: string): string;
  askMove(inside: string): string;
  /** There is no such thing. */
  none: string;
  again: string;
  againMove: string;
  nothing: string;
}

export const answeredWords = wordsIn<AnsweredWords>({
  en: {
    stands: (name, value) => (value ? `${name} stands by “${value}”` : `${name} stands by what it registered`),
    agreed: (name, value) => (value ? `${name} changed it to “${value}”` : `${name} registered what you say`),
    other: (name, value) => (value ? `${name} changed it to “${value}”` : `${name} registered something else`),
    answered: (name, when) => `${name} answered what you say ${when}.`,
    says: (name) => `${name} says`,
    youSay: 'You said',
    ask: (inside) => `Ask ${inside} why, or object again with a new paper.`,
    askMove: (inside) =>
      `Ask ${inside} why, or tell of the address again with a paper that shows it, such as the lease.`,
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

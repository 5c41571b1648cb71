import { inWords, type Language } from '#pages';
import { textsIn } from '#texts';

const overlapWords = textsIn('overlap');

/** How many of the agencies ask for something, as a sentence says it. */
export function askOf(askers: number, agencies: number, language: Language): string {
  const words = overlapWords({ language });
  return askers === agencies
    ? words.allAsk({ agencies, agenciesInWords: inWords(agencies, language) })
    : words.ask({ askers, askersInWords: inWords(askers, language) });
}

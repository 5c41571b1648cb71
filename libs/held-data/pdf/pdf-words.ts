import { wordsIn } from '#pages';

export const pdfWords = wordsIn({
  en: {
    written: (when: string) => `Written ${when} by Ankomst for the person it is about.`,
    reference: (reference: string) => `Reference ${reference}`,
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    alsoSaid: (source: string, says: string, value: string, since: string) =>
      `${source} ${says}: ${value}${since && ` (${since})`}. Kept, not used.`,
    history: 'What has happened',
    lacksSome:
      'This file does not have all letters: what is missing stands as a box or without its accent, and beside it that it does. The JSON file has them all.',
    lacksHere: 'Not all letters of this are in the file. The JSON file has them.',
  },
  da: {
    written: (when: string) => `Skrevet ${when} af Ankomst til den, det handler om.`,
    reference: (reference: string) => `Sagsnummer ${reference}`,
    page: (page: number, pages: number) => `Side ${page} af ${pages}`,
    alsoSaid: (source: string, says: string, value: string, since: string) =>
      `${source} ${says}: ${value}${since && ` (${since})`}. Gemt, ikke brugt.`,
    history: 'Hvad der er sket',
    lacksSome:
      'Filen har ikke alle bogstaver: det, der mangler, står som en kasse eller uden accent, og det står ved siden af. JSON-filen har dem alle.',
    lacksHere: 'Ikke alle bogstaver her findes i filen. JSON-filen har dem.',
  },
});

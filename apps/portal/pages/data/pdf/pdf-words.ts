import { wordsIn } from '../../frame/words.js';

export const pdfWords = wordsIn({
  en: {
    written: (when: string) => `Written ${when} by Ankomst for the person it is about.`,
    reference: (reference: string) => `Reference ${reference}`,
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    alsoSaid: (source: string, says: string, value: string, since: string) =>
      `${source} ${says}: ${value}${since && ` (${since})`}. Kept, not used.`,
    history: 'What has happened',
    documents: 'Documents',
    size: (kind: string, kilobytes: string) => `${kind}, ${kilobytes} kB`,
    noDocuments: 'No documents.',
    boxes: 'Letters that the font of this file lacks stand as boxes. The JSON file has them all.',
  },
  da: {
    written: (when: string) => `Skrevet ${when} af Ankomst til den, det handler om.`,
    reference: (reference: string) => `Sagsnummer ${reference}`,
    page: (page: number, pages: number) => `Side ${page} af ${pages}`,
    alsoSaid: (source: string, says: string, value: string, since: string) =>
      `${source} ${says}: ${value}${since && ` (${since})`}. Gemt, ikke brugt.`,
    history: 'Hvad der er sket',
    documents: 'Dokumenter',
    size: (kind: string, kilobytes: string) => `${kind}, ${kilobytes} kB`,
    noDocuments: 'Ingen dokumenter.',
    boxes: 'Bogstaver, som filens skrift ikke har, står som kasser. JSON-filen har dem alle.',
  },
});

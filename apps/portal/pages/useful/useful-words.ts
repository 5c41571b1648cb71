import { wordsIn } from '#pages';

export const usefulWords = wordsIn({
  en: {
    title: 'Thank you for your answer',
    lead: 'It is counted together with those of others. We keep the answer and the page, nothing about you.',
    back: 'Back to the page',
    report: 'What others have answered',
  },
  da: {
    title: 'Tak for dit svar',
    lead: 'Det tælles sammen med andres. Vi gemmer svaret og siden, intet om dig.',
    back: 'Tilbage til siden',
    report: 'Hvad andre har svaret',
  },
});

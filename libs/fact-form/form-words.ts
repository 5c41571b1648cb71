import type { SchemaObject, Text } from '#contracts';

/** What is said of what was typed, before the contracts are asked. */
export const formWords = {
  date: {
    da: 'Skriv dag, måned og år, for eksempel 1 9 2026',
    en: 'Write day, month and year, for example 1 9 2026',
  },
  partialDate: {
    da: 'Skriv året med fire cifre, og måned og dag, hvis du kender dem, for eksempel 14 3 1991',
    en: 'Write the year in four digits, with month and day if you know them, for example 14 3 1991',
  },
  noSuchDay: {
    da: 'Den dato findes ikke. Skriv dag, måned og år, for eksempel 28 2 2026',
    en: 'That date does not exist. Write day, month and year, for example 28 2 2026',
  },
  unfitText: {
    da: 'Teksten har et tegn, der ikke kan gemmes. Slet den, og skriv den igen i stedet for at sætte den ind',
    en: 'The text holds a character that cannot be kept. Delete it, and type it again instead of pasting it',
  },
  chooseYesNo: { da: 'Svar ja eller nej', en: 'Answer yes or no' },
  missing: { da: 'Skriv et svar', en: 'Write an answer' },
  missingChoice: { da: 'Vælg et svar', en: 'Choose an answer' },
  missingDocument: { da: 'Vælg en fil', en: 'Choose a file' },
  tooLarge: {
    da: 'Filen fylder mere end 20 MB. Gem den mindre, for eksempel som JPEG, og vælg den igen',
    en: 'The file is larger than 20 MB. Save it smaller, for example as JPEG, and choose it again',
  },
  lockedPages: {
    da: 'En af PDF-filerne er låst og kan ikke samles med andre. Gem den uden lås (for eksempel med Udskriv og Gem som PDF), og vælg filerne igen',
    en: 'One of the PDFs is locked and cannot be joined with others. Save it without the lock (for example by Print and Save as PDF), and choose the files again',
  },
  pagesOfOneKind: {
    da: 'Flere filer til ét dokument skal være billeder (JPEG eller PNG) eller PDF. Gem siderne sådan, og vælg dem igen',
    en: 'Several files for one document must be photos (JPEG or PNG) or PDF. Save the pages so, and choose them again',
  },
} as const satisfies Record<string, Text>;

/** Of a number, with an example of the kind that is asked for. */
export function numberWords({ type, examples = [] }: SchemaObject): Text {
  const example = String(Number(examples[0] ?? 48_500));
  return type === 'integer'
    ? {
        da: `Skriv et helt tal uden decimaler, for eksempel ${example}`,
        en: `Write a whole number without decimals, for example ${example}`,
      }
    : {
        da: `Skriv et tal, for eksempel ${example.replace('.', ',')}`,
        en: `Write a number, for example ${example}`,
      };
}

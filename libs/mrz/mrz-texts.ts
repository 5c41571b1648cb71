export const mrzProblems = {
  unreadable: {
    da: 'Linjerne kan ikke læses. Et pas har to linjer med 44 tegn, et id-kort tre med 30. Skriv dem af igen, med hvert <',
    en: 'The lines cannot be read. A passport has two lines of 44 characters, an ID card three of 30. Copy them again, with every <',
  },
  checkDigit: {
    da: 'Et kontrolciffer passer ikke, så et tegn er skrevet forkert. Sammenlign linjerne med passet, især 0 og O',
    en: 'A check digit does not fit, so a character is mistyped. Compare the lines with your passport, above all 0 and O',
  },
  notToTravelOn: {
    da: 'Det er linjerne fra et opholdskort, et visum eller lignende, og det rejser man ikke på. Brug linjerne fra dit pas eller nationale id-kort',
    en: 'These are the lines of a residence card, a visa or the like, which is no document to travel on. Use the lines of your passport or national ID card',
  },
} as const;

/** What is said beside what was filled in. */
export const mrzRemarks = {
  mayBeCut: {
    da: 'Linjerne har ikke plads til mere, så navnene kan være afkortet. Sammenlign med passet, og skriv dem helt ud.',
    en: 'The lines have no room for more, so the names may be cut. Compare them with the passport, and write them in full.',
  },
  notRead: {
    da: 'Det, der står i linjerne, kan ikke udfyldes her. Udfyld det selv, som det står i dokumentet.',
    en: 'What the lines say cannot be filled in here. Fill it in yourself, as the document has it.',
  },
} as const;

import { wordsIn } from '#pages';

export const licencesWords = wordsIn({
  en: {
    title: 'Licences',
    lead: 'Ankomst is open source under the Apache License 2.0. These pages also use the design system of the Danish state, whose three parts have licences of their own, and a font for letters in PDF files. Their texts stand below as they were given.',
    code: 'Style sheet: MIT',
    icons: 'Icons: Apache License 2.0',
    font: 'IBM Plex Sans: SIL Open Font License 1.1',
    fontOfFiles: 'DejaVu Sans: Bitstream Vera and Arev licences',
    show: 'Show the text',
  },
  da: {
    title: 'Licenser',
    lead: 'Ankomst er åben kildekode under Apache License 2.0. Siderne bruger også Det Fælles Designsystem, hvis tre dele har hver sin licens, og en skrift til bogstaver i PDF-filer. Teksterne står herunder på engelsk, som de er givet.',
    code: 'Typografiark: MIT',
    icons: 'Ikoner: Apache License 2.0',
    font: 'IBM Plex Sans: SIL Open Font License 1.1',
    fontOfFiles: 'DejaVu Sans: licenserne for Bitstream Vera og Arev',
    show: 'Vis teksten',
  },
});
